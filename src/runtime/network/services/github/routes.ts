import type { ServiceRequest, ServiceResponse } from "../../service.ts";
import { utf8 } from "../bytes.ts";
import { firstOfEach, parseQuery } from "../query.ts";
import type { PathParameters, Router } from "../routing.ts";
import { ACCOUNTS, type Account, REPOSITORIES, type Repository, SENTENCES } from "./data.ts";
import { paginate } from "./pagination.ts";
import { failure, json } from "./responses.ts";
import { ROOT } from "./root.ts";
import { searchRepositories } from "./search.ts";
import { accountJson, issueJson, repositoryJson } from "./shapes.ts";

/** The routes of the API, all of them to read only. */
export function addRoutes(router: Router): void {
  router.add("/", () => json(ROOT));
  router.add("/zen", zen);
  router.add("/users/<login>", (_, parameters) => ofAccount(parameters, (account) => json(told(account))));
  router.add("/users/<login>/repos", (request, parameters) =>
    ofAccount(parameters, (account) => list(request, repositoriesOf(account).map(repositoryJson))),
  );
  router.add("/repos/<owner>/<name>", (_, parameters) =>
    ofRepository(parameters, (repository) => json(repositoryJson(repository))),
  );
  router.add("/repos/<owner>/<name>/issues", (request, parameters) =>
    ofRepository(parameters, (repository) => issues(request, repository)),
  );
  router.add("/repos/<owner>/<name>/issues/<int:number>", (_, parameters) =>
    ofRepository(parameters, (repository) => {
      const issue = repository.issues.find(({ number }) => number === Number(parameters.number));
      return issue === undefined ? failure(404, "Not Found") : json(issueJson(repository, issue));
    }),
  );
  router.add("/search/repositories", search);
}

function told(account: Account): object {
  return accountJson(account, repositoriesOf(account).length);
}

function repositoriesOf(account: Account): Repository[] {
  return REPOSITORIES.filter(({ owner }) => owner === account).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function ofAccount(
  { login = "" }: PathParameters,
  answer: (account: Account) => ServiceResponse,
): ServiceResponse {
  const account = ACCOUNTS.find((known) => known.login === login.toLowerCase());
  return account === undefined ? failure(404, "Not Found") : answer(account);
}

function ofRepository(
  { owner = "", name = "" }: PathParameters,
  answer: (repository: Repository) => ServiceResponse,
): ServiceResponse {
  const repository = REPOSITORIES.find(
    (known) => known.owner.login === owner.toLowerCase() && known.name === name.toLowerCase(),
  );
  return repository === undefined ? failure(404, "Not Found") : answer(repository);
}

function list(request: ServiceRequest, all: readonly object[]): ServiceResponse {
  const { items, link } = paginate(all, request.url);
  return json(items, 200, link);
}

function issues(request: ServiceRequest, repository: Repository): ServiceResponse {
  const wanted = firstOfEach(parseQuery(request.url.search.slice(1))).get("state") ?? "open";
  const found = repository.issues.filter(({ state }) => wanted === "all" || state === wanted);
  return list(
    request,
    found.map((issue) => issueJson(repository, issue)),
  );
}

function search(request: ServiceRequest): ServiceResponse {
  const asked = firstOfEach(parseQuery(request.url.search.slice(1)));
  const query = asked.get("q") ?? "";
  if (query.trim() === "") {
    return failure(422, "Validation Failed", {
      errors: [{ resource: "Search", field: "q", code: "missing" }],
    });
  }
  const found = searchRepositories(query, asked.get("sort"), asked.get("order"));
  const { items, link } = paginate(found, request.url);
  const results = items.map((repository) => ({ ...repositoryJson(repository), score: 1 }));
  return json({ total_count: found.length, incomplete_results: false, items: results }, 200, link);
}

function zen({ random }: ServiceRequest): ServiceResponse {
  const sentence = SENTENCES[Math.floor(random() * SENTENCES.length)] as string;
  return { status: 200, headers: [["Content-Type", "text/plain;charset=utf-8"]], body: utf8(sentence) };
}

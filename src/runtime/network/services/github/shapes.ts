import type { Account, Issue, Repository } from "./data.ts";

/** What things look like in the API's JSON: names and order as GitHub's own. */

const API = "https://api.github.com";
const SITE = "https://github.com";

/** Any JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

function nodeId(kind: string, id: number): string {
  return btoa(`0${kind.length}:${kind}${id}`);
}

/** @returns an account as it is shown within something else. */
export function accountSummary({ login, id, type }: Account): JsonObject {
  const url = `${API}/users/${login}`;
  return {
    login,
    id,
    node_id: nodeId(type, id),
    avatar_url: `https://avatars.githubusercontent.com/u/${id}?v=4`,
    gravatar_id: "",
    url,
    html_url: `${SITE}/${login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    user_view_type: "public",
    site_admin: false,
  };
}

/** @returns an account as `/users/…` shows it. */
export function accountJson(account: Account, publicRepositories: number): JsonObject {
  return {
    ...accountSummary(account),
    name: account.name,
    company: account.company,
    blog: account.blog,
    location: account.location,
    email: null,
    hireable: null,
    bio: account.bio,
    twitter_username: null,
    public_repos: publicRepositories,
    public_gists: 0,
    followers: account.followers,
    following: account.following,
    created_at: account.createdAt,
    updated_at: account.updatedAt,
  };
}

/** What of a repository can be asked for, and the rest of its address. */
const REPOSITORY_URLS: readonly (readonly [name: string, suffix: string])[] = [
  ["forks_url", "/forks"],
  ["keys_url", "/keys{/key_id}"],
  ["collaborators_url", "/collaborators{/collaborator}"],
  ["teams_url", "/teams"],
  ["hooks_url", "/hooks"],
  ["issue_events_url", "/issues/events{/number}"],
  ["events_url", "/events"],
  ["assignees_url", "/assignees{/user}"],
  ["branches_url", "/branches{/branch}"],
  ["tags_url", "/tags"],
  ["languages_url", "/languages"],
  ["stargazers_url", "/stargazers"],
  ["contributors_url", "/contributors"],
  ["commits_url", "/commits{/sha}"],
  ["contents_url", "/contents/{+path}"],
  ["issues_url", "/issues{/number}"],
  ["pulls_url", "/pulls{/number}"],
  ["labels_url", "/labels{/name}"],
  ["releases_url", "/releases{/id}"],
];

/** @returns a repository, as in lists and by itself. */
export function repositoryJson(repository: Repository): JsonObject {
  const { id, owner, name, stars, forks } = repository;
  const fullName = `${owner.login}/${name}`;
  const url = `${API}/repos/${fullName}`;
  const openIssues = repository.issues.filter(({ state }) => state === "open").length;
  return {
    id,
    node_id: nodeId("Repository", id),
    name,
    full_name: fullName,
    private: false,
    owner: accountSummary(owner),
    html_url: `${SITE}/${fullName}`,
    description: repository.description,
    fork: false,
    url,
    ...Object.fromEntries(REPOSITORY_URLS.map(([key, suffix]) => [key, url + suffix])),
    created_at: repository.createdAt,
    updated_at: repository.updatedAt,
    pushed_at: repository.updatedAt,
    git_url: `git://github.com/${fullName}.git`,
    ssh_url: `git@github.com:${fullName}.git`,
    clone_url: `${SITE}/${fullName}.git`,
    svn_url: `${SITE}/${fullName}`,
    homepage: null,
    size: repository.size,
    stargazers_count: stars,
    watchers_count: stars,
    language: repository.language,
    has_issues: true,
    has_projects: true,
    has_downloads: true,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
    forks_count: forks,
    mirror_url: null,
    archived: false,
    disabled: false,
    open_issues_count: openIssues,
    license: null,
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    topics: repository.topics,
    visibility: "public",
    forks,
    open_issues: openIssues,
    watchers: stars,
    default_branch: "main",
  };
}

/** @returns an issue, as in lists and by itself. */
export function issueJson({ owner, name }: Repository, issue: Issue): JsonObject {
  const repositoryUrl = `${API}/repos/${owner.login}/${name}`;
  const url = `${repositoryUrl}/issues/${issue.number}`;
  return {
    url,
    repository_url: repositoryUrl,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: `${SITE}/${owner.login}/${name}/issues/${issue.number}`,
    id: issue.id,
    node_id: nodeId("Issue", issue.id),
    number: issue.number,
    title: issue.title,
    user: accountSummary(issue.author),
    labels: issue.labels.map((label) => ({
      url: `${repositoryUrl}/labels/${encodeURIComponent(label)}`,
      name: label,
      color: "ededed",
      default: true,
    })),
    state: issue.state,
    locked: false,
    assignee: null,
    assignees: [],
    milestone: null,
    comments: issue.comments,
    created_at: issue.createdAt,
    updated_at: issue.createdAt,
    closed_at: issue.state === "closed" ? issue.createdAt : null,
    author_association: "NONE",
    body: issue.body,
  };
}

/** What the simulated api.github.com knows. All numbers and texts are invented; only some names are real. */

/** A user or an organization. */
export interface Account {
  readonly login: string;
  readonly id: number;
  readonly type: "User" | "Organization";
  readonly name: string;
  readonly company: string | null;
  readonly blog: string;
  readonly location: string | null;
  readonly bio: string | null;
  readonly followers: number;
  readonly following: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A public repository. */
export interface Repository {
  readonly id: number;
  readonly owner: Account;
  readonly name: string;
  readonly description: string;
  readonly language: string;
  readonly topics: readonly string[];
  readonly stars: number;
  readonly forks: number;
  /** Kilobytes. */
  readonly size: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly issues: readonly Issue[];
}

/** An issue of a repository. */
export interface Issue {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: Account;
  readonly state: "open" | "closed";
  readonly labels: readonly string[];
  readonly comments: number;
  readonly createdAt: string;
}

type AccountRow = readonly [
  login: string,
  type: Account["type"],
  name: string,
  location: string | null,
  bio: string | null,
  followers: number,
  following: number,
];

const ACCOUNT_ROWS: readonly AccountRow[] = [
  ["octocat", "User", "The Octocat", "San Francisco", null, 4200, 9],
  ["python", "Organization", "Python", null, "Where the language is made", 9100, 0],
  ["aio-libs", "Organization", "aio-libs", null, "Libraries that await", 1300, 0],
  ["encode", "Organization", "Encode", "Brighton", "Small tools that fit together", 2400, 0],
  ["lovelace", "User", "Ada Example", "London", "Writes programs before there are machines", 1815, 3],
  ["patience", "User", "Pat Example", "Bern", "Waits without blocking", 12, 40],
];

/** The accounts, in the order of their ids. */
export const ACCOUNTS: readonly Account[] = ACCOUNT_ROWS.map(
  ([login, type, name, location, bio, followers, following], index) => ({
    login,
    id: 1001 + index,
    type,
    name,
    company: null,
    blog: "",
    location,
    bio,
    followers,
    following,
    createdAt: `20${11 + index}-01-25T18:44:36Z`,
    updatedAt: "2025-12-22T11:30:00Z",
  }),
);

type RepositoryRow = readonly [
  fullName: string,
  description: string,
  language: string,
  topics: readonly string[],
  stars: number,
  forks: number,
];

const REPOSITORY_ROWS: readonly RepositoryRow[] = [
  ["octocat/hello-world", "The first thing that anybody makes", "Python", ["beginner"], 2900, 2400],
  ["octocat/spoon-knife", "For trying out forks", "HTML", ["beginner"], 12600, 14400],
  ["python/cpython", "The interpreter that most people mean by Python", "Python", ["language"], 66000, 31000],
  ["python/peps", "How the language is changed, in writing", "Python", ["documentation"], 4600, 1600],
  ["python/typeshed", "Types for what has none", "Python", ["typing"], 4700, 1900],
  ["aio-libs/aiohttp", "HTTP for asyncio, client and server", "Python", ["asyncio", "http"], 15800, 2100],
  ["aio-libs/yarl", "URLs as objects", "Python", ["url"], 1400, 170],
  ["aio-libs/async-timeout", "Time-outs as a context manager", "Python", ["asyncio"], 590, 70],
  ["encode/httpx", "An HTTP client, with and without await", "Python", ["asyncio", "http"], 14100, 930],
  ["encode/starlette", "A light toolkit for services that await", "Python", ["asyncio", "http"], 11000, 1000],
  ["lovelace/notes", "Notes on an engine that was never built", "TeX", ["history"], 1843, 50],
  ["patience/event-loop", "An event loop in a hundred lines", "TypeScript", ["asyncio"], 37, 4],
];

/** What the lessons are about: enough of them for several pages. */
const LESSON_SUBJECTS = [
  ...[
    "coroutines",
    "tasks",
    "gather",
    "time-outs",
    "cancellation",
    "queues",
    "locks",
    "semaphores",
    "events",
  ],
  ...["conditions", "barriers", "streams", "subprocesses", "threads", "executors", "signals", "servers"],
  ...["clients", "retries", "back-off", "pagination", "rate limits", "caching", "cookies", "redirects"],
  ...["web sockets", "pipelines", "worker pools", "iterators", "generators", "context managers", "shutdown"],
  ...["logging", "testing", "debugging", "deadlocks", "races", "starvation", "fairness", "performance"],
];

const LESSON_ROWS: readonly RepositoryRow[] = LESSON_SUBJECTS.map((subject, index) => [
  `patience/lesson-${String(index + 1).padStart(2, "0")}`,
  `Lesson ${index + 1}: ${subject}`,
  "Python",
  ["asyncio", "lesson"],
  (index * 7) % 23,
  index % 5,
]);

const ISSUE_TITLES: readonly (readonly [title: string, labels: readonly string[]])[] = [
  ["It hangs when the server says nothing", ["bug"]],
  ["Explain which exceptions can be raised", ["documentation"]],
  ["A task is destroyed while it is pending", ["bug", "help wanted"]],
  ["Support a limit for each host", ["enhancement"]],
  ["The example in the introduction has a typing error", ["documentation", "good first issue"]],
  ["Cancelling twice loses a connection", ["bug"]],
  ["Which version of Python is the oldest that works?", ["question"]],
];

/** The repositories, in the order of their ids. */
export const REPOSITORIES: readonly Repository[] = [...REPOSITORY_ROWS, ...LESSON_ROWS].map(
  ([fullName, description, language, topics, stars, forks], index) => {
    const [login, name] = fullName.split("/") as [string, string];
    const year = 2012 + (index % 12);
    return {
      id: 20_001 + index,
      owner: ACCOUNTS.find((account) => account.login === login) as Account,
      name,
      description,
      language,
      topics,
      stars,
      forks,
      size: 100 + ((index * 997) % 9000),
      createdAt: `${year}-0${1 + (index % 9)}-10T08:00:00Z`,
      updatedAt: `2025-12-${String(1 + (index % 28)).padStart(2, "0")}T09:15:00Z`,
      issues: issuesOf(index),
    };
  },
);

/** Some issues for a repository, the newest first. */
function issuesOf(repository: number): Issue[] {
  const count = (repository * 3) % (ISSUE_TITLES.length + 1);
  return Array.from({ length: count }, (_, index): Issue => {
    const number = count - index;
    const which = (repository + number) % ISSUE_TITLES.length;
    const [title, labels] = ISSUE_TITLES[which] as (typeof ISSUE_TITLES)[number];
    return {
      id: 300_000 + repository * 100 + number,
      number,
      title,
      body: `${title}. Seen with the newest version.`,
      author: ACCOUNTS[number % 2 === 0 ? 0 : 5] as Account,
      state: number % 4 === 0 ? "closed" : "open",
      labels,
      comments: (repository + number) % 6,
      createdAt: `2025-11-${String(number).padStart(2, "0")}T10:00:00Z`,
    };
  });
}

/** Sentences for `/zen`. */
export const SENTENCES = [
  "Wait for what you need, not for what comes first.",
  "A task that nobody awaits is a task that nobody hears.",
  "Small things, often.",
  "Say what is, then what is wrong.",
  "Leave the place as you would like to find it.",
  "The slowest step sets the pace.",
] as const;

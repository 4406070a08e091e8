/** What httpbin itself fails at: it answers 500. Anything else that is thrown is a fault of ours. */
export class ServerFailure extends Error {
  override readonly name = "ServerFailure";
}

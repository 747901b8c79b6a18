/** What is asked for is not here, and says where it is. */
export class NotHere extends Error {
  /** Whether asking again is of no use. */
  isFinal = true;
}

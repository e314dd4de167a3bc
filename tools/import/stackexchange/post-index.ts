/** Which question each post belongs to, by the post's number; nothing for posts that are neither question nor answer. */
export class PostIndex {
  #questions = new Int32Array(1 << 16);

  /** Says that a post belongs to a question. */
  set(post: number, question: number): void {
    if (post >= this.#questions.length) {
      const larger = new Int32Array(Math.max(post + 1, this.#questions.length * 2));
      larger.set(this.#questions);
      this.#questions = larger;
    }
    this.#questions[post] = question;
  }

  /** The question a post belongs to. */
  get(post: number): number | undefined {
    return this.#questions[post] || undefined;
  }
}

/** The largest number of a post that is believed: an array is as long as the largest one. */
export const MOST_POSTS = 400_000_000;

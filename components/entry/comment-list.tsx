import type { CommentView } from '#lib/page/views/comment.ts';
import { say } from '#lib/words/say.ts';
import { Comment } from './comment.tsx';
import styles from './comment-list.styles.css';

/** The comments on a question or an answer, replies below what they reply to. */
export function CommentList({
  comments,
  title = say('Comments'),
  heading: Heading = 'h3',
}: {
  comments: CommentView[];
  title?: string;
  heading?: 'h2' | 'h3';
}) {
  if (comments.length === 0) return null;
  return (
    <section className={styles.comments}>
      <Heading>{title}</Heading>
      {comments.map((comment) => (
        <Comment key={comment.anchor} comment={comment} heading={Heading === 'h2' ? 'h3' : 'h4'} />
      ))}
    </section>
  );
}

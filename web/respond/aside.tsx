/** What was said and is not counted: the words, to be copied or said again. */
import { Notice } from "../ui/notice.tsx";
import type { Kept } from "./keeper.ts";
import { isEmpty, wordsOf } from "./patch.ts";

export function Aside({ kept: { aside }, title }: { kept: Kept; title: string }) {
  if (isEmpty(aside)) return null;
  return (
    <Notice kind="warn" title={title} live>
      {wordsOf(aside).map((words, no) => (
        <blockquote key={no} class="written">
          {words}
        </blockquote>
      ))}
    </Notice>
  );
}

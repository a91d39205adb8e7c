/** The registry did not answer: what to do, in two sentences. */
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";

export const Failed = ({ status, retry }: { status: number; retry: () => void }) => (
  <Notice kind="bad" title={status === 0 ? "The hub did not answer" : "That did not work"} live>
    <p>
      {status === 0
        ? "Check your connection and try again."
        : `The hub said ${status}. Try again in a minute.`}
    </p>
    <div class="row">
      <Button small onClick={retry}>
        Try again
      </Button>
    </div>
  </Notice>
);

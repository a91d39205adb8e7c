/** A figure that is not shown: hidden cells look all alike, and none says why. */
export const NotShown = ({ words = "not shown" }: { words?: string }) => (
  <div class="not-shown">
    <span class="sr">{words}</span>
  </div>
);

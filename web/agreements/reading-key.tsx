/** How to read the drawing: open where there is room for it, closed on a phone until someone asks. */
import { useState } from "preact/hooks";

export function ReadingKey() {
  const [open] = useState(() => globalThis.matchMedia?.("(width >= 62rem)").matches ?? false);
  return (
    <details class="reading-key" open={open}>
      <summary>How to read the rules</summary>
      <div class="key">
        <div>
          <div class="all">
            <p class="plate">Both of these</p>
            <ul>
              <li>First course</li>
              <li>
                <span class="and">and</span>Second course
              </li>
            </ul>
          </div>
          <small>
            <b>Filled and joined: must.</b> A solid bracket holds everything inside it together. Missing one
            means no credit.
          </small>
        </div>
        <div>
          <ol class="ways">
            <li>
              <div class="way">
                <p class="plate">Way A</p>First course
              </div>
            </li>
            <li>
              <span class="or">
                <span>or</span>
              </span>
              <div class="way">
                <p class="plate">Way B</p>Second course
              </div>
            </li>
          </ol>
          <small>
            <b>Hollow and apart: may.</b> Separate boxes are separate ways. One is enough.
          </small>
        </div>
        <div>
          <div class="any">
            <p class="plate">
              <span class="pips" aria-hidden="true">
                <i class="on" />
                <i class="on" />
                <i />
                <i />
              </span>
              Any 2 of these 4
            </p>
            <ul>
              <li>First course</li>
              <li>Second course</li>
              <li>Third course</li>
              <li>Fourth course</li>
            </ul>
          </div>
          <small>
            <b>A broken bracket with a count: choose.</b> The filled squares are how many the student needs.
          </small>
        </div>
      </div>
    </details>
  );
}

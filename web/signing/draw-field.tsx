/** A signature drawn with finger, pen or mouse, as one SVG path in a field of 600 by 200. Who cannot draw types instead. */
import { useRef } from "preact/hooks";
import { drawingMax } from "#shared/signing/limits.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { fitting } from "./stroke.ts";

const [width, height] = [600, 200];
/** Closer points say nothing more, and a signature has thousands of them. */
const apart = 3;

type DrawProps = { value: string; onValue: (path: string) => void; error?: string | undefined };

export function DrawField({ value, onValue, error }: DrawProps) {
  const last = useRef<{ x: number; y: number } | undefined>(undefined);
  const path = useRef(value);
  path.current = value;
  const at = (event: PointerEvent & { currentTarget: SVGSVGElement }) => {
    const box = event.currentTarget.getBoundingClientRect();
    const clamp = (share: number, size: number) => Math.round(Math.min(1, Math.max(0, share)) * size);
    return {
      x: clamp((event.clientX - box.left) / box.width, width),
      y: clamp((event.clientY - box.top) / box.height, height),
    };
  };
  const add = (piece: string) => {
    path.current += piece;
    // Well below what the hub takes, so that it is not thinned again at every point.
    if (path.current.length > drawingMax) path.current = fitting(path.current, drawingMax * 0.8);
    onValue(path.current);
  };
  return (
    <div class="field">
      <span class="label">Your signature</span>
      <svg
        class="drawn pad"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label="Where you draw your signature"
        onPointerDown={(event) => {
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
          last.current = at(event);
          const { x, y } = last.current;
          add(`M${x} ${y}L${x} ${y}`);
        }}
        onPointerMove={(event) => {
          if (!last.current) return;
          const now = at(event);
          if (Math.hypot(now.x - last.current.x, now.y - last.current.y) < apart) return;
          last.current = now;
          add(`L${now.x} ${now.y}`);
        }}
        onPointerUp={() => {
          last.current = undefined;
        }}
        onPointerCancel={() => {
          last.current = undefined;
        }}
      >
        <path class="base" d="M40 155h520" />
        <path d={value} />
      </svg>
      {error ? (
        <span class="error">
          <Icon name="alert" />
          <span>{error}</span>
        </span>
      ) : (
        <span class="hint">
          Draw it in the box. With a keyboard, choose “Type your name” instead: both count the same.
        </span>
      )}
      <div>
        <Button small kind="quiet" onClick={() => onValue("")}>
          Clear the drawing
        </Button>
      </div>
    </div>
  );
}

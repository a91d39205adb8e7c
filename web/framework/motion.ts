/** Carries the wheel from the scene it shows to the one it should show; at once for those who asked for less motion. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { between, type Scene } from "./geometry.ts";

const milliseconds = 520;
const ease = (t: number) => (t < 0.5 ? 4 * t ** 3 : 1 - (2 - 2 * t) ** 3 / 2);

/** The scene of this moment, and whether it has arrived. `key` names the goal: only a new goal is traveled to. */
export function useTravel(goal: Scene, key: string): { scene: Scene; arrived: boolean } {
  const shown = useRef(goal);
  const travel = useRef<{ key: string; from: Scene; at: number } | undefined>(undefined);
  const last = useRef(key);
  const [, tick] = useState(0);

  if (last.current !== key) {
    last.current = key;
    const still = typeof matchMedia === "undefined" || matchMedia("(prefers-reduced-motion: reduce)").matches;
    travel.current = still ? undefined : { key, from: shown.current, at: performance.now() };
  }
  const t = travel.current ? Math.min(1, (performance.now() - travel.current.at) / milliseconds) : 1;
  const scene = travel.current ? between(travel.current.from, goal, ease(t)) : goal;
  shown.current = scene;
  if (t === 1) travel.current = undefined;
  const arrived = travel.current === undefined;

  useLayoutEffect(() => {
    if (arrived) return;
    const frame = requestAnimationFrame(() => tick((n) => n + 1));
    return () => cancelAnimationFrame(frame);
  });
  return { scene, arrived };
}

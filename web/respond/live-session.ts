/** The session as this phone knows it: comes in, looks every second, and sends a vote until it is taken or too late. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Joined, LiveBoard } from "#shared/validations/live-schema.ts";
import type { Rating } from "#shared/validations/respondent-schema.ts";
import { ask } from "./asking.ts";

const lookMilliseconds = 1_200;

export type Mine = { round: number; value: Rating; state: "sending" | "waiting" | "saved" | "late" };

export type Session = {
  /** Absent while coming in. */
  board: LiveBoard | undefined;
  /** No session runs. */
  none: boolean;
  cutOff: boolean;
  mine: Mine | undefined;
  vote: (value: Rating) => void;
};

export function useSession(token: string): Session {
  const [board, setBoard] = useState<LiveBoard>();
  const [none, setNone] = useState(false);
  const [cutOff, setCutOff] = useState(false);
  const [mine, setMine] = useState<Mine>();
  const gone = useRef(false);
  const round = useRef(0);

  useEffect(() => {
    let pass: string | undefined;
    let seen: string | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const see = (now: LiveBoard) => {
      seen = now.seen;
      round.current = now.round.no;
      setBoard(now);
    };
    const look = async () => {
      clearTimeout(timer);
      if (pass === undefined) {
        const { data, refused } = await ask<Joined>("live/join", { token });
        if (gone.current) return;
        if (refused && refused.status > 0 && refused.status < 500) return setNone(true);
        setCutOff(refused !== undefined);
        if (data) {
          pass = data.pass;
          see(data.board);
          if (data.vote !== undefined)
            setMine({ round: data.board.round.no, value: data.vote, state: "saved" });
        }
      } else {
        const { data, refused } = await ask<Partial<LiveBoard>>("live/look", { pass, seen });
        if (gone.current) return;
        setCutOff(refused !== undefined);
        if (data?.round) see(data as LiveBoard);
      }
      if (document.visibilityState !== "hidden") timer = setTimeout(() => void look(), lookMilliseconds);
    };
    const back = () => void (document.visibilityState !== "hidden" && look());
    document.addEventListener("visibilitychange", back);
    void look();
    return () => {
      gone.current = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", back);
    };
  }, [token]);

  /** The last vote pressed is the one that is sent, and never beside one that is on its way: it would come in after it. */
  const pressed = useRef(0);
  const line = useRef(Promise.resolve());
  const vote = (value: Rating) => {
    const at = round.current;
    const press = ++pressed.current;
    setMine({ round: at, value, state: "sending" });
    const send = async (): Promise<void> => {
      if (gone.current || press !== pressed.current) return;
      const { refused } = await ask("live/vote", { token, round: at, value });
      if (gone.current || press !== pressed.current) return;
      if (!refused) return setMine({ round: at, value, state: "saved" });
      // Others were quicker, or nobody answered: once more, in a moment that is not everyone's.
      const again = refused.code !== "wrong-moment" && passing.has(refused.status);
      if (!again || round.current !== at) return setMine({ round: at, value, state: "late" });
      if (refused.status === 0) setMine({ round: at, value, state: "waiting" });
      await new Promise((done) => setTimeout(done, 200 + Math.random() * 600));
      await send();
    };
    line.current = line.current.then(send);
  };
  return { board, none, cutOff, mine: mine?.round === board?.round.no ? mine : undefined, vote };
}

/** No network, under way elsewhere, changed meanwhile, busy. */
const passing = new Set([0, 409, 412, 500, 502, 503, 504]);

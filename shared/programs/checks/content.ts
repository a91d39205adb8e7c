/** pos.content: academic and career and technical courses, in high school and after it, on every route. Pure. */
import type { OrganizationId } from "../../ids.ts";
import { columnNo } from "../routes.ts";
import { cannotTell, type Finding, fail, pass } from "./finding.ts";
import { grouped } from "./grouped.ts";
import { isAcademic, isCareer, noRoute, organizationDecider, slotsOf, type Walk, type Way } from "./walk.ts";
import { some, yearsName } from "./words.ts";

type Kind = "academic" | "career and technical";
type Gap = {
  readonly who: readonly OrganizationId[];
  readonly from: number;
  readonly to: number;
  readonly kind: Kind;
  /** Courses that would do, had they not left their catalog. */
  readonly gone: Way["taken"];
  readonly routes: readonly string[];
};

export function content(walk: Walk): Finding[] {
  const none = noRoute(walk);
  if (none) return [cannotTell(none.why, none.missing)];
  const gaps = widest(walk.ways.flatMap(gapsOn));
  if (gaps.length === 0)
    return [
      pass(
        "Every route has academic and career and technical courses, in high school and in college, wherever it passes through them.",
        {
          deciders: walk.ways.flatMap(({ schoolId, collegeId, universityId }) =>
            [schoolId, collegeId, universityId].flatMap((id) => (id ? organizationDecider(walk, id) : [])),
          ),
        },
      ),
    ];
  return gaps.map(({ who, from, to, kind, gone, routes }) => {
    const names = some(who.map(walk.name));
    const open = walk.plan.slots.filter(
      ({ column, row }) =>
        columnNo(column) >= from &&
        columnNo(column) <= to &&
        (kind === "academic") === !["cte", "work-based", "credential"].includes(row) &&
        row !== "credential",
    );
    const about = {
      routes,
      slots: gone.length > 0 ? slotsOf(gone) : open.map(({ slotId }) => slotId),
      deciders: who.map((id) => organizationDecider(walk, id)),
    };
    return gone.length > 0
      ? cannotTell(
          `the only ${kind} courses of ${names} in ${yearsName(from, to)} have left the catalog: ${some(gone.map(({ course }) => course.title))}`,
          "which courses take their place",
          about,
        )
      : fail(
          `${names} ${who.length === 1 ? "has" : "have"} no ${kind} course in ${yearsName(from, to)}.`,
          about,
        );
  });
}

/** High school and college are looked at apart, each as far as the way leads through it. */
function gapsOn(way: Way): Gap[] {
  const { from, to, schoolId, collegeId, universityId } = way;
  const levels = [
    { from, to: Math.min(to, 3), who: [schoolId] },
    { from: Math.max(from, 4), to, who: [collegeId, to > 5 ? universityId : undefined] },
  ];
  return levels.flatMap((level): Gap[] => {
    if (level.from > level.to) return [];
    const taken = way.taken.filter(({ at }) => level.from <= at && at <= level.to);
    const who = level.who.filter((id) => id !== undefined);
    return (
      [
        ["academic", isAcademic],
        ["career and technical", isCareer],
      ] as const
    ).flatMap(([kind, is]): Gap[] => {
      const fitting = taken.filter(is);
      if (fitting.some(({ gone }) => !gone)) return [];
      return [{ who, from: level.from, to: level.to, kind, gone: fitting, routes: way.routes }];
    });
  });
}

/** What is missing over grades 9 to 12 is missing from 11 on as well: told once, for all the routes. */
function widest(gaps: readonly Gap[]): Gap[] {
  const groups = grouped(gaps, ({ who, kind, gone }) => `${[...who].sort()} ${kind} ${gone.length > 0}`);
  return [...groups.values()].flatMap((group) => {
    const wide = group.filter(
      (gap) =>
        !group.some(
          (other) =>
            other.from <= gap.from && gap.to <= other.to && other.to - other.from > gap.to - gap.from,
        ),
    );
    return wide.map((gap) => ({
      ...gap,
      routes: group
        .filter(({ from, to }) => gap.from <= from && to <= gap.to)
        .flatMap(({ routes }) => routes),
    }));
  });
}

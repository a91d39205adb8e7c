/** Another day and the second hop on the page: what they say, and that the hub never learns what was ticked. */
import { renderToString } from "preact-render-to-string";
import { afterEach, describe, expect, it } from "vitest";
import { evaluate, type Facts } from "#shared/agreements/evaluate.ts";
import type { PublicVersion } from "#shared/agreements/public.ts";
import type { AgreementId, OrganizationId } from "#shared/ids.ts";
import { all, award, condition, course, done, plcc, rule, taking, version } from "#test/agreements/agreed.ts";
import { offered } from "#web/look-up/catalogue.ts";
import { Hand } from "#web/look-up/hand.tsx";
import { Trails } from "#web/look-up/onward.tsx";
import { readOnward } from "#web/look-up/read-onward.ts";
import { Speaking, voiceIn } from "#web/look-up/voice.tsx";
import en from "#web/look-up/words-en.json" with { type: "json" };
import es from "#web/look-up/words-es.json" with { type: "json" };
import { paths } from "#web/paths.ts";

const today = "2026-11-23";
const nsu = `org_${"n".repeat(20)}` as OrganizationId;
const school = version({
  rules: [
    rule({ ruleNo: 1, options: [all(course("WELD1"))], awards: [award("WLD 101", 300)] }),
    rule({ ruleNo: 2, options: [all(course("CS1"))], awards: [award("CSC 121", 400)] }),
    rule({ ruleNo: 3, options: [all(course("BUS1"))], awards: [award("BUS 101", 300)] }),
    rule({ ruleNo: 4, options: [all(course("MED1"))], awards: [award("HLT 110", 200)] }),
  ],
});
const toUniversity = (code: string, creditHundredths: number) => ({
  type: "COURSE" as const,
  course: {
    organizationId: nsu,
    code,
    title: `University ${code}`,
    creditHundredths,
    unit: "SemesterHour" as const,
  },
});
const transfer = version(
  {
    rules: [
      rule({
        ruleNo: 1,
        options: [all(course("CSC 121", undefined, plcc))],
        awards: [toUniversity("CS 170", 300)],
      }),
      rule({
        ruleNo: 2,
        options: [all(course("BUS 101", "C", plcc), course("ECO 110", undefined, plcc))],
        awards: [toUniversity("MGT 201", 300)],
      }),
    ],
    findings: [{ ruleNo: 3, course: course("HLT 110", undefined, plcc), reason: "NOT_YET_EVALUATED" }],
  },
  {
    agreementId: `agr_${"t".repeat(20)}` as AgreementId,
    codedNotation: "TA-2026-001",
    organizations: [
      { id: plcc, code: "PLCC", name: "Prairie Lakes", role: "SENDING" },
      { id: nsu, code: "NSU", name: "Northgate State", role: "RECEIVING" },
    ],
  },
);
const facts: Facts = {
  courses: ["WELD1", "CS1", "BUS1", "MED1"].map((code) => done(code)),
  credentials: [],
  exams: {},
};
const [english, spanish] = [voiceIn("en", en), voiceIn("es", es)];
const words = (html: string) => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

function trails(voice = english, onward = transfer, asked = facts): string {
  const [one] = evaluate([school], asked, today);
  if (!one) throw new Error("The college has no answer");
  return renderToString(
    <Speaking value={voice}>
      <Trails
        one={one}
        onward={[onward]}
        facts={asked}
        courses={offered([school], done("A").organizationId, [])}
        asOf={today}
      />
    </Speaking>,
  ).replace(/<!--.*?-->/g, "");
}

describe("the second hop on the page", () => {
  it("shows where credit ends, how much is left of it, and what it still asks for", () => {
    const text = words(trails());
    expect(text).toMatch(/Course WELD1 → WLD 101 , 3 hours → ends here/);
    expect(text).toMatch(/Course CS1 → CSC 121 , 4 hours → 3 semester hours as CS 170 .* at Northgate State/);
    expect(text).toMatch(
      /BUS 101 , 3 hours → .*MGT 201 .* – if .*BUS 101 without a letter grade .*C or better/,
    );
    expect(text).toMatch(/you also take ECO 110/);
    expect(text).toMatch(/HLT 110 , 2 hours → no credit at Northgate State .* That is not a no/);
  });

  const strict = version(
    {
      rules: [
        rule({
          ruleNo: 1,
          // Spelled as that agreement spells it.
          options: [all(course("csc  121", undefined, plcc), course("MTH 140", undefined, plcc))],
          awards: [toUniversity("CS 170", 300)],
          conditions: [condition("INDUSTRY_CREDENTIAL", "CompTIA A+"), condition("MIN_EXAM_PERCENT", "80")],
        }),
      ],
    },
    { agreementId: transfer.agreementId, organizations: transfer.organizations },
  );
  it.each([
    [
      english,
      /ends here/,
      [
        "you finish MTH 140 Course MTH 140",
        "you hold the CompTIA A+ credential",
        "you score 80% or better on the exam",
      ],
    ],
    [
      spanish,
      /termina aquí/,
      ["terminas MTH 140 Course MTH 140", "tienes la credencial CompTIA A+", "sacas 80% o más en el examen"],
    ],
  ])(
    "says which course to finish, credential to hold and exam to pass there, and never a person instead",
    (voice, ends, parts) => {
      const taken = { ...facts, courses: [done("CS1"), taking("MTH 140", plcc)] };
      const text = words(trails(voice, strict, taken)).replaceAll("\u00a0", " ");
      for (const part of parts) expect(text).toContain(part);
      expect(text).not.toContain(voice.text("next.person"));
      expect(text).not.toMatch(ends);
    },
  );

  it("marks the trails that end, and links each agreement's public page", () => {
    const html = trails();
    expect(html.match(/data-ends/g)).toHaveLength(2);
    expect(html).toContain(`href="/registry/cedar-valley/${transfer.agreementId}?version=1"`);
  });

  it("speaks Spanish", () => {
    expect(words(trails(spanish))).toMatch(/WLD 101 , 3 horas → termina aquí/);
  });
});

describe("what the hub is asked", () => {
  const real = globalThis.fetch;
  afterEach(() => {
    globalThis.fetch = real;
  });

  it("is the rules of every college that the school's agreements name, whatever is ticked", async () => {
    const asked: string[] = [];
    globalThis.fetch = (async (address: string) => {
      asked.push(String(address));
      return new Response(JSON.stringify({ items: [transfer] }));
    }) as typeof fetch;
    const both: PublicVersion[] = [school, transfer];
    const found = await readOnward(both);
    expect([...found.keys()].sort()).toEqual([plcc, nsu].sort());
    expect(asked.sort()).toEqual(
      [nsu, plcc].map((id) => `/api/public/partnerships/cedar-valley/schools/${id}/rules`).sort(),
    );
    // Asked for again, with other courses in mind, nothing leaves the device.
    await readOnward(both);
    expect(asked).toHaveLength(2);
  });
});

describe("another day", () => {
  const hand = (asOf?: string, voice = english) =>
    words(
      renderToString(
        <Speaking value={voice}>
          <Hand
            chosen={{ courses: [], credentials: [], exams: {}, asOf }}
            change={() => {}}
            courses={[]}
            school="Cedar Bend"
            graduation="2027-05"
            today={today}
          />
        </Speaking>,
      ),
    );

  it("is said where it is not today, with the way back", () => {
    expect(hand()).not.toContain("As of");
    expect(hand("2026-05-01")).toMatch(
      /As of May 1, 2026\. Agreements signed later are left out\. .*Back to today/,
    );
    expect(hand("2026-05-01", spanish)).toContain("Al 1 de mayo de 2026.");
  });

  it("leaves out what was signed after it", () => {
    const of = (asOf: string) => evaluate([school], { ...facts, courses: [taking("CS1")] }, asOf).length;
    expect([of("2026-06-14"), of("2026-06-15")]).toEqual([0, 1]);
  });
});

describe("the public page of an agreement", () => {
  it("is linked by the address that the page itself would use", () => {
    expect(trails()).toContain(paths.registryAgreement("cedar-valley", transfer.agreementId, 1));
  });
});

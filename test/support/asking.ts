/** How tests ask what credit courses give: as a program does, and as a student with the look-up open. */
import { type APIRequestContext, expect, type Page } from "@playwright/test";

/** The one agreement that answers, for courses such as `CBHS HS1 A 2027-05-25`. */
export async function credit(program: APIRequestContext, courses: readonly string[]) {
  const answer = await program.post("/api/public/credit", {
    data: {
      courses: courses.map((course) => {
        const [organization, code, grade, completedOn] = course.split(" ");
        return { organization, code, grade, completedOn };
      }),
    },
  });
  expect(answer.status()).toBe(200);
  const { organizations } = await answer.json();
  expect(organizations).toHaveLength(1);
  expect(organizations[0].organization.code).toBe("PLCC");
  expect(organizations[0].agreements).toHaveLength(1);
  return organizations[0].agreements[0];
}

/** Ticks courses, with grade and school year, and reads the cards. */
export function student(page: Page) {
  // `Welding I` is not `Welding II`.
  const box = (course: string) => page.getByRole("checkbox", { name: new RegExp(`^${course}(?!I)`) });
  const find = page.getByLabel("Find a course");
  return {
    async take(course: string, grade: string, year = "2026–27"): Promise<void> {
      await find.fill(course);
      await box(course).check();
      await page.getByLabel(`Grade in ${course}`, { exact: true }).selectOption({ label: grade });
      await page.getByLabel(`School year of ${course}`, { exact: true }).selectOption({ label: year });
      await find.fill("");
    },
    drop: (course: string): Promise<void> => box(course).uncheck(),
    card: (text: string | RegExp) => page.getByRole("article").filter({ hasText: text }),
  };
}

/** Every endpoint of reminders: what is loaded at the first request for one of them. */
import { myReminderRoutes } from "./my-route.ts";
import { reminderRoutes } from "./route.ts";

export const routes = [...reminderRoutes, ...myReminderRoutes];

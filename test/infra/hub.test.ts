/** All that needs CDK, in one file: only one worker then loads it, and loading it takes longer than what it is asked. */
import "./checks.ts";
import "./permissions.ts";
import "./stacks.ts";

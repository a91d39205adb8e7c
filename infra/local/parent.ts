/**
 * Ends a command when whoever started it is gone: the channel between them closes. A command that is done closes the
 * channel itself, which must not pass for the parent's end: its own exit code is what counts.
 */
export function endWithParent(exitCode: number): () => void {
  const gone = () => process.exit(exitCode);
  process.on("disconnect", gone);
  return () => {
    process.off("disconnect", gone);
    if (process.connected) process.disconnect();
  };
}

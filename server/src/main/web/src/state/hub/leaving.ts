/** Asks before the page is closed or loaded anew while its person is heard. */
export function askBeforeLeaving(heard: () => boolean): () => void {
  const ask = (event: BeforeUnloadEvent) => {
    if (heard()) event.preventDefault();
  };
  addEventListener('beforeunload', ask);
  return () => removeEventListener('beforeunload', ask);
}

/** Calls when the network or the page is back: a Wi-Fi that changed, a screen that was unlocked, a call that ended. */
export function whenBack(call: () => void): void {
  addEventListener('online', call);
  addEventListener('pageshow', call);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) call();
  });
}

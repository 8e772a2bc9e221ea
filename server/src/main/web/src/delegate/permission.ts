/** Asks for the microphone at the moment one asks for the floor, so that no question stands in the way when the turn comes.
 *  The microphone is closed again at once; it opens only with the lease. */
export async function askForMicrophone(): Promise<void> {
  try {
    const known = await navigator.permissions.query({ name: 'microphone' });
    if (known.state === 'granted') return;
  } catch {
    // a browser that does not know the question: ask for the thing itself
  }
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    for (const track of stream.getTracks()) track.stop();
  } catch {
    // Refused or none there: said again, with what to do, when the turn comes.
  }
}

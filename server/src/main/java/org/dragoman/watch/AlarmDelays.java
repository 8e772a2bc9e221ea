package org.dragoman.watch;

/**
 * How long something must go wrong before the house says so, and before it says so to others.
 *
 * @param deadAirMs that nobody is heard into a language while the floor speaks another
 * @param doubleVoiceMs that two voices sound on one channel
 * @param wrongChannelMs that somebody interprets into the floor's own language: the end of a sentence may
 * @param noFramesMs that an open microphone of the floor brings nothing
 * @param noVoiceMs that it brings silence, and no other brings a voice
 * @param technicianMs from the alarm to technicians being told
 * @param moderatorMs from the alarm to chair and moderators being told
 */
public record AlarmDelays(
        long deadAirMs,
        long doubleVoiceMs,
        long wrongChannelMs,
        long noFramesMs,
        long noVoiceMs,
        long technicianMs,
        long moderatorMs) {
    /** An interpreter is two to four seconds behind; a booth is given five before it hears of it, and five more alone. */
    public static final AlarmDelays STANDARD =
            new AlarmDelays(5_000, 1_000, 6_000, 3_000, 20_000, 5_000, 10_000);
}

package org.dragoman.fanout;

/**
 * How a channel passed from one source to the next, as it was forwarded.
 *
 * @param gapMs between the end of the last frame of the one and the first frame of the other; below 0, the first came
 *     before the last had been played
 * @param overlapFrames of the one, after the first of the other
 */
public record Passing(int channel, int fromTrack, int toTrack, long gapMs, int overlapFrames) {}

/** What is known of sound beside the fan-out: tracks, levels, test tones, handovers, the intercom, voices that the gate refused. */
package org.dragoman.gateway.sound;

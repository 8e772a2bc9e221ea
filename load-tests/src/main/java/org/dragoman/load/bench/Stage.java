package org.dragoman.load.bench;

import org.dragoman.load.crowd.BenchException;
import org.dragoman.load.crowd.Talker;

import java.util.List;

/** Who speaks at a hub, one on each channel. */
sealed interface Stage permits BareStage, ProductStage {
    /** Those who may speak now, in the order of their channels. */
    List<Talker> talkers() throws BenchException;
}

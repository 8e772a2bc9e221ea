package org.dragoman.load.bench;

import org.dragoman.load.crowd.BenchException;
import org.dragoman.load.crowd.Crowd;
import org.dragoman.load.crowd.HubAddress;
import org.dragoman.load.crowd.Ledger;
import org.dragoman.load.crowd.Talker;

import java.util.ArrayList;
import java.util.List;

/** Six who speak at a hub that asks nobody for the right to. */
record BareStage(List<Talker> talkers) implements Stage {
    static BareStage open(Crowd crowd, HubAddress address, Ledger ledger) throws BenchException {
        var all = new ArrayList<Talker>();
        for (int channel = 0; channel < Ledger.CHANNELS; channel++) {
            all.add(crowd.bareTalker(address, ledger, channel));
        }
        return new BareStage(List.copyOf(all));
    }
}

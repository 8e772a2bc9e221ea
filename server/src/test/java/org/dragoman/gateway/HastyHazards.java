package org.dragoman.gateway;

import org.dragoman.protocol.v1.ClientMessage;
import org.dragoman.protocol.v1.Listen;
import org.dragoman.protocol.v1.RequestFloor;
import org.dragoman.protocol.v1.WithdrawRequest;

import java.util.ArrayList;
import java.util.List;

/** More than one may say at a time. */
final class HastyHazards extends HazardRows {
    HastyHazards(Venue venue) {
        super(venue);
    }

    @Override
    List<Hazard> rows() {
        var all = new ArrayList<Hazard>();
        floods(all);
        return all;
    }

    private void floods(List<Hazard> all) {
        all.add(
                Hazard.changing(
                        "H46",
                        "60 requests for the floor in one breath",
                        "limited, kept",
                        () -> {
                            try (var foe = Foe.binary(port(), venue.token("head-morocco"))) {
                                for (int i = 0; i < 60; i++) {
                                    foe.say(toggle(i));
                                }
                                int limited = 0;
                                for (int i = 0; i < 60; i++) {
                                    limited += foe.answer().startsWith("RATE_LIMITED") ? 1 : 0;
                                }
                                return (limited >= 20
                                                ? "limited, "
                                                : "only " + limited + " limited, ")
                                        + foe.fate();
                            }
                        }));
        all.add(
                Hazard.changing(
                        "H46",
                        "2,000 requests for the floor without a pause",
                        "closed 4004",
                        () -> {
                            try (var foe = Foe.binary(port(), venue.token("head-tunisia"))) {
                                for (int i = 0; i < 2000; i++) {
                                    foe.say(toggle(i));
                                }
                                return foe.fate();
                            }
                        }));
        all.add(
                answered(
                        "H50",
                        "nine channels at once",
                        "observer-1",
                        false,
                        "LIMIT listen.channels, kept or LIMIT channels, kept or LIMIT, kept",
                        foe -> {
                            var many = Listen.newBuilder();
                            for (int i = 0; i < 9; i++) {
                                many.addChannels(i);
                            }
                            foe.say(ClientMessage.newBuilder().setListen(many));
                        }));
        all.add(
                answered(
                        "H50",
                        "10,000 channels at once",
                        "observer-1",
                        false,
                        "LIMIT listen.channels, kept or LIMIT channels, kept or LIMIT, kept",
                        foe -> {
                            var many = Listen.newBuilder();
                            for (int i = 0; i < 10_000; i++) {
                                many.addChannels(i);
                            }
                            foe.say(ClientMessage.newBuilder().setListen(many));
                        }));
        all.add(
                Hazard.of(
                        "H50",
                        "from one channel to another 1,000 times without a pause",
                        "closed 4004",
                        () -> {
                            try (var foe = Foe.binary(port(), venue.token("observer-1"))) {
                                for (int i = 0; i < 1000; i++) {
                                    foe.say(
                                            ClientMessage.newBuilder()
                                                    .setListen(
                                                            Listen.newBuilder()
                                                                    .addChannels(i % 2)));
                                }
                                return foe.fate();
                            }
                        }));
        all.add(
                Hazard.of(
                        "H36",
                        "500 captions without a pause",
                        "closed 4004",
                        () -> {
                            try (var foe = Foe.binary(port(), venue.token(CAPTIONER))) {
                                for (int i = 0; i < 500; i++) {
                                    foe.say(MessageHazards.write("flood-" + i, "x"));
                                }
                                return foe.fate();
                            }
                        }));
    }

    private static ClientMessage toggle(int i) {
        return RawSocket.command(
                "toggle-" + i,
                c -> {
                    if (i % 2 == 0) {
                        c.setRequestFloor(RequestFloor.getDefaultInstance());
                    } else {
                        c.setWithdrawRequest(WithdrawRequest.getDefaultInstance());
                    }
                });
    }
}

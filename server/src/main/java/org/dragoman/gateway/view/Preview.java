package org.dragoman.gateway.view;

import org.dragoman.protocol.v1.OrderPreview;
import org.dragoman.protocol.v1.OrderedTurn;
import org.dragoman.session.rules.OrderPolicies;
import org.dragoman.session.said.ListPolicy;
import org.dragoman.session.state.Session;
import org.dragoman.session.state.Setting;
import org.dragoman.session.state.Turn;

import java.util.Optional;

/** What an ordering would do to the list, told to whoever asks and to nobody else. */
public final class Preview {
    private final OrderPolicies policies;

    public Preview(Setting setting) {
        this.policies = new OrderPolicies(setting);
    }

    public OrderPreview of(Session session, String command, ListPolicy policy) {
        var list = session.floor().list();
        var places = session.floor().speakers().speeches().stream().map(list::indexOf).toList();
        var order = policies.order(session, policy);
        var preview =
                OrderPreview.newBuilder()
                        .setCommand(command)
                        .setPosition(session.position())
                        .setPolicy(FloorViews.policy(Optional.of(policy)));
        for (int i = 0; i < order.size(); i++) {
            Turn turn = order.get(i).turn();
            preview.addTurns(
                    OrderedTurn.newBuilder()
                            .setTurn(turn.id().value())
                            .setPlace(places.get(i) + 1)
                            .setMoved(list.indexOf(turn) - places.get(i))
                            .setKey(order.get(i).key())
                            .setGroup(FloorViews.name(order.get(i).group())));
        }
        return preview.build();
    }
}

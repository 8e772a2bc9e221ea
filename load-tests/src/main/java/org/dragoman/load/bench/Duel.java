package org.dragoman.load.bench;

import org.dragoman.load.crowd.BenchException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The same windows of the limit, another hub, and the limit again, round after round: the middle one divided by the mean of
 * its neighbours, and the last divided by the first as what nothing at all scatters by.
 */
final class Duel {
    private static final int FEWEST = 5;

    private final List<Round> rounds = new ArrayList<>();

    record Round(Window before, Window measured, Window after) {
        boolean isDisturbed() {
            return before.isDisturbed() || measured.isDisturbed() || after.isDisturbed();
        }

        double ratio(ToDoubleFunction<Window> figure) {
            double limit = (figure.applyAsDouble(before) + figure.applyAsDouble(after)) / 2;
            return figure.applyAsDouble(measured) / limit;
        }

        double nothing(ToDoubleFunction<Window> figure) {
            return figure.applyAsDouble(after) / figure.applyAsDouble(before);
        }
    }

    void round(Stand limit, Stand measured, Duration length) throws BenchException {
        Window before = limit.window(length);
        Window middle = measured.window(length);
        rounds.add(new Round(before, middle, limit.window(length)));
    }

    /** The rounds that count: those in which the machine did nothing else, if there are enough. */
    List<Round> counted() {
        List<Round> calm = rounds.stream().filter(r -> !r.isDisturbed()).toList();
        return calm.size() >= FEWEST ? calm : rounds;
    }

    int disturbed() {
        return (int) rounds.stream().filter(Round::isDisturbed).count();
    }

    boolean isAllDisturbed() {
        return rounds.size() - disturbed() < FEWEST;
    }

    Spread ratio(ToDoubleFunction<Window> figure) {
        return Spread.of(counted().stream().map(r -> r.ratio(figure)).toList());
    }

    /**
     * This hub's figure divided by another's of the same rounds, each in its ratio to the limit: every round, since what disturbs
     * one of two alike disturbs the other.
     */
    Spread against(Duel other, ToDoubleFunction<Window> figure) {
        return Spread.of(
                IntStream.range(0, Math.min(rounds.size(), other.rounds.size()))
                        .mapToObj(
                                i ->
                                        rounds.get(i).ratio(figure)
                                                / other.rounds.get(i).ratio(figure))
                        .toList());
    }

    Spread nothing(ToDoubleFunction<Window> figure) {
        return Spread.of(counted().stream().map(r -> r.nothing(figure)).toList());
    }

    Spread measured(ToDoubleFunction<Window> figure) {
        return Spread.of(counted().stream().map(r -> figure.applyAsDouble(r.measured())).toList());
    }

    Spread limit(ToDoubleFunction<Window> figure) {
        return Spread.of(counted().stream().map(r -> figure.applyAsDouble(r.before())).toList());
    }

    /** Sums over every window of the hub that was measured, disturbed or not: a loss is a loss. */
    long sum(java.util.function.ToLongFunction<Window> figure) {
        return rounds.stream().mapToLong(r -> figure.applyAsLong(r.measured())).sum();
    }

    double generatorBusiest() {
        return rounds.stream()
                .mapToDouble(
                        r -> Math.max(r.measured().generatorBusy(), r.before().generatorBusy()))
                .max()
                .orElse(0);
    }
}

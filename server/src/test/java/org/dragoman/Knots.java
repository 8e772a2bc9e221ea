package org.dragoman;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Knots of classes: sets in which each class needs, directly or not, every other (strongly connected components, after
 * Tarjan 1972). A nested class counts as its outermost one.
 */
final class Knots {
    private final Map<String, Set<String>> needs = new TreeMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> isOpen = new HashSet<>();
    private final List<Set<String>> found = new ArrayList<>();

    private Knots(Collection<JavaClass> classes) {
        for (JavaClass one : classes) {
            var known = needs.computeIfAbsent(outermost(one), name -> new TreeSet<>());
            for (Dependency to : one.getDirectDependenciesFromSelf()) {
                known.add(outermost(to.getTargetClass()));
            }
        }
        needs.forEach((name, known) -> known.retainAll(needs.keySet()));
        for (String name : needs.keySet()) {
            if (!numbers.containsKey(name)) {
                visit(name);
            }
        }
    }

    /** Every knot of two classes or more, the largest first. */
    static List<Set<String>> of(Collection<JavaClass> classes) {
        var knots = new ArrayList<>(new Knots(classes).found);
        knots.sort(Comparator.comparingInt((Set<String> knot) -> knot.size()).reversed());
        return knots;
    }

    /** That no knot has more classes than these. */
    static ArchCondition<JavaClass> haveNoKnotLargerThan(int most) {
        return new ArchCondition<>("have no knot of more than " + most + " classes") {
            private final Set<JavaClass> all = new HashSet<>();

            @Override
            public void check(JavaClass one, ConditionEvents events) {
                all.add(one);
            }

            @Override
            public void finish(ConditionEvents events) {
                for (Set<String> knot : of(all)) {
                    events.add(
                            new SimpleConditionEvent(
                                    knot,
                                    knot.size() <= most,
                                    "a knot of "
                                            + knot.size()
                                            + " classes: "
                                            + String.join(", ", knot)));
                }
            }
        };
    }

    /** The simple names that top-level classes of two packages share, with those packages. */
    static Map<String, Set<String>> sharedNames(JavaClasses classes) {
        return classes.stream()
                .filter(one -> one.getEnclosingClass().isEmpty())
                .filter(one -> !one.getSimpleName().equals("package-info"))
                .collect(
                        Collectors.groupingBy(
                                JavaClass::getSimpleName,
                                TreeMap::new,
                                Collectors.mapping(
                                        JavaClass::getPackageName,
                                        Collectors.toCollection(TreeSet::new))))
                .entrySet()
                .stream()
                .filter(name -> name.getValue().size() > 1)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String outermost(JavaClass one) {
        String name = one.getBaseComponentType().getName();
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    private void visit(String name) {
        numbers.put(name, numbers.size());
        lowest.put(name, numbers.get(name));
        open.push(name);
        isOpen.add(name);
        for (String next : needs.getOrDefault(name, Set.of())) {
            if (!numbers.containsKey(next)) {
                visit(next);
                lowest.merge(name, lowest.get(next), Math::min);
            } else if (isOpen.contains(next)) {
                lowest.merge(name, numbers.get(next), Math::min);
            }
        }
        if (lowest.get(name).equals(numbers.get(name))) {
            close(name);
        }
    }

    private void close(String root) {
        var knot = new TreeSet<String>();
        String name;
        do {
            name = open.pop();
            isOpen.remove(name);
            knot.add(name);
        } while (!name.equals(root));
        if (knot.size() > 1) {
            found.add(knot);
        }
    }
}

package org.dragoman.session.rules;

import org.dragoman.session.said.Decision;

import java.util.List;

/**
 * An inscription that was tried and not carried out.
 *
 * @param decision what the rules would answer
 * @param fates what would become of each entry, in their order; none where it is refused altogether
 */
public record Trial(Decision decision, List<Fate> fates) {
    public Trial {
        fates = List.copyOf(fates);
    }
}

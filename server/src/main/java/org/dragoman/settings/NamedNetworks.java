package org.dragoman.settings;

import org.dragoman.yaml.Form;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Networks that have a name: a hall, an access point. Where one lies in another, the smaller one is meant.
 *
 * @param networks the smallest first
 */
public record NamedNetworks(List<Named> networks) {
    /** Nobody gave any a name. */
    public static final NamedNetworks NONE = new NamedNetworks(List.of());

    static final int NAME_MAX = 60;

    /** One network and what it is called. */
    public record Named(Cidr network, String name) {}

    public NamedNetworks {
        networks =
                networks.stream()
                        .sorted(Comparator.comparingInt((Named n) -> n.network().bits()).reversed())
                        .toList();
    }

    static NamedNetworks of(List<String> words) {
        return new NamedNetworks(words.stream().map(NamedNetworks::read).toList());
    }

    /** The name of the network an address is of. */
    public Optional<String> of(InetAddress address) {
        return networks.stream()
                .filter(n -> n.network().contains(address))
                .map(Named::name)
                .findFirst();
    }

    /** A network, a space and its name, as the configuration has it. */
    static String form(String text) {
        read(text);
        return text;
    }

    private static Named read(String text) {
        int space = text.indexOf(' ');
        String name = space < 0 ? "" : text.substring(space + 1).strip();
        boolean printable = name.codePoints().noneMatch(Character::isISOControl);
        if (name.isEmpty() || name.length() > NAME_MAX || !printable) {
            throw new IllegalArgumentException(
                    Form.quoted(text)
                            + " is no network with a name; write it like 10.3.0.0/24 Hall 2 (AP-3),"
                            + " with at most "
                            + NAME_MAX
                            + " characters in the name");
        }
        return new Named(Cidr.of(PortForms.network(text.substring(0, space))), name);
    }
}

package org.dragoman.conference.file;

import org.dragoman.conference.Logo;
import org.dragoman.yaml.Form;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A logo beside the conference file: a PNG or an SVG that only draws. What it is, its bytes say, not its name. */
final class LogoFile {
    private static final int BYTES_MAX = 256 * 1024;
    private static final int SIDE_MAX = 4096;
    private static final int ELEMENTS_MAX = 20_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /** Signature, length and name of the first chunk, width, height. */
    private static final int PNG_HEAD = 24;

    /** Elements of SVG that draw or hold what draws; none that runs, links, moves or takes from elsewhere. */
    private static final Set<String> DRAWS =
            Set.of(
                    "svg",
                    "g",
                    "defs",
                    "title",
                    "desc",
                    "metadata",
                    "path",
                    "rect",
                    "circle",
                    "ellipse",
                    "line",
                    "polyline",
                    "polygon",
                    "text",
                    "tspan",
                    "clipPath",
                    "mask",
                    "symbol",
                    "use",
                    "linearGradient",
                    "radialGradient",
                    "stop");

    private static final String SVG_SPACE = "http://www.w3.org/2000/svg";

    private LogoFile() {}

    /**
     * The logo of that name in a folder.
     *
     * @throws IllegalArgumentException with what is wrong with it and what to do
     */
    static Logo read(Path folder, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    Form.quoted(name)
                            + " is not the name of a file beside this one; write it without a"
                            + " folder");
        }
        byte[] bytes = bytes(folder.resolve(name), name);
        if (bytes.length > BYTES_MAX) {
            throw new IllegalArgumentException(
                    Form.quoted(name) + " has more than 256 kB; make it smaller");
        }
        if (bytes.length >= PNG_HEAD && Arrays.equals(PNG, 0, 8, bytes, 0, 8)) {
            var sides = ByteBuffer.wrap(bytes, 16, 8);
            int width = sides.getInt();
            int height = sides.getInt();
            if (!isSide(width) || !isSide(height)) {
                throw new IllegalArgumentException(
                        Form.quoted(name) + " is wider or higher than 4096 px; make it smaller");
            }
            return new Logo("image/png", bytes);
        }
        checkDrawing(name, bytes);
        return new Logo("image/svg+xml", bytes);
    }

    private static boolean isSide(int pixels) {
        return pixels > 0 && pixels <= SIDE_MAX;
    }

    private static byte[] bytes(Path file, String name) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IllegalArgumentException(
                    Form.quoted(name) + " is no file beside this one; put it there");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(BYTES_MAX + 1);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    Form.quoted(name) + " cannot be read; let the server read it", e);
        }
    }

    private static void checkDrawing(String name, byte[] bytes) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            for (int elements = 0; xml.hasNext(); ) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (elements == 0 && !isSvg(xml)) {
                            throw neither(name, null);
                        }
                        if (++elements > ELEMENTS_MAX) {
                            throw refused(name, "more than 20,000 elements");
                        }
                        checkElement(name, xml);
                    }
                    case XMLStreamConstants.DTD -> throw refused(name, "a document type");
                    case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                            throw refused(name, "a processing instruction");
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            throw neither(name, e);
        }
    }

    private static boolean isSvg(XMLStreamReader xml) {
        return xml.getLocalName().equals("svg") && SVG_SPACE.equals(xml.getNamespaceURI());
    }

    /** What editors write in namespaces of their own draws nothing and does nothing. */
    private static void checkElement(String name, XMLStreamReader xml) {
        boolean foreign =
                xml.getNamespaceURI() != null
                        && !xml.getNamespaceURI().equals(SVG_SPACE)
                        && !xml.getNamespaceURI().contains("xhtml");
        if (!foreign && !DRAWS.contains(xml.getLocalName())) {
            throw refused(name, "<" + xml.getLocalName() + ">");
        }
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String key = xml.getAttributeLocalName(i).toLowerCase(Locale.ROOT);
            String value = xml.getAttributeValue(i).toLowerCase(Locale.ROOT);
            if (key.startsWith("on")) {
                throw refused(name, key);
            }
            boolean leadsOut =
                    key.equals("href")
                            ? !value.startsWith("#")
                            : value.replaceAll("\\s", "")
                                    .matches(".*(?:url\\(['\"]?[^#'\"]|@import|javascript:).*");
            if (leadsOut) {
                throw refused(name, "a link in " + key);
            }
        }
    }

    private static IllegalArgumentException refused(String name, String what) {
        return new IllegalArgumentException(
                Form.quoted(name)
                        + " has "
                        + what
                        + "; a logo only draws: save it as plain SVG, with texts as paths, or as"
                        + " PNG");
    }

    private static IllegalArgumentException neither(String name, @Nullable Exception why) {
        return new IllegalArgumentException(
                Form.quoted(name) + " is neither a PNG nor an SVG; save it as one", why);
    }
}

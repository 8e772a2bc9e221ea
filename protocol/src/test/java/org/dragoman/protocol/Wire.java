package org.dragoman.protocol;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;

import org.dragoman.protocol.v1.ClientMessage;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All that the .proto files of dragoman.v1 say. */
final class Wire {
    private Wire() {}

    static List<Descriptor> messages() {
        List<Descriptor> all = new ArrayList<>();
        files().forEach(file -> file.getMessageTypes().forEach(type -> collect(type, all)));
        return all;
    }

    static List<EnumDescriptor> enums() {
        List<EnumDescriptor> all = new ArrayList<>();
        files().forEach(file -> all.addAll(file.getEnumTypes()));
        messages().forEach(type -> all.addAll(type.getEnumTypes()));
        return all;
    }

    private static Set<FileDescriptor> files() {
        Set<FileDescriptor> files = new LinkedHashSet<>();
        collect(ClientMessage.getDescriptor().getFile(), files);
        return files;
    }

    private static void collect(FileDescriptor file, Set<FileDescriptor> files) {
        if (file.getPackage().equals("dragoman.v1") && files.add(file)) {
            file.getDependencies().forEach(used -> collect(used, files));
        }
    }

    private static void collect(Descriptor type, List<Descriptor> all) {
        all.add(type);
        type.getNestedTypes().forEach(inner -> collect(inner, all));
    }
}

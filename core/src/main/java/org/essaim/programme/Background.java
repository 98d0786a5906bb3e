package org.essaim.programme;

import jakarta.validation.Valid;
import java.util.List;
import org.essaim.document.FieldReader;
import org.essaim.document.Tree;
import org.jspecify.annotations.Nullable;

/**
 * Where a programme comes from, whom it is for and what it works with (<i>contexte</i>).
 *
 * <p>Immutable. A document writes its fields beside the programme's other ones.
 *
 * @param origin what made somebody start it
 * @param roadmaps the roadmaps and plans that it belongs to
 * @param targetGroups whom it is for
 * @param contributors who contributes to it, in the words of its documents; with a role they are partners
 * @param resources what it draws on
 * @param tools the tools that it uses
 */
public record Background(
        List<@Valid Stated> origin,
        List<@Valid Stated> roadmaps,
        List<@Valid Stated> targetGroups,
        List<@Valid Stated> contributors,
        List<@Valid Stated> resources,
        List<@Valid Stated> tools) {

    /** Nothing is said of it. */
    public static final Background NONE =
            new Background(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public Background {
        origin = List.copyOf(origin);
        roadmaps = List.copyOf(roadmaps);
        targetGroups = List.copyOf(targetGroups);
        contributors = List.copyOf(contributors);
        resources = List.copyOf(resources);
        tools = List.copyOf(tools);
    }

    static @Nullable Background read(FieldReader reader) {
        return reader.part(
                        Background.class,
                        reader.each("origin", Stated::read),
                        reader.each("roadmaps", Stated::read),
                        reader.each("targetGroups", Stated::read),
                        reader.each("contributors", Stated::read),
                        reader.each("resources", Stated::read),
                        reader.each("tools", Stated::read))
                .orElse(null);
    }

    void putInto(Tree.Builder fields) {
        put(fields, "origin", origin);
        put(fields, "roadmaps", roadmaps);
        put(fields, "targetGroups", targetGroups);
        put(fields, "contributors", contributors);
        put(fields, "resources", resources);
        put(fields, "tools", tools);
    }

    private static void put(Tree.Builder fields, String key, List<Stated> all) {
        if (!all.isEmpty()) {
            fields.put(key, Stated.trees(all));
        }
    }
}

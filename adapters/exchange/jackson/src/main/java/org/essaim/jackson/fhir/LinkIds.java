package org.essaim.jackson.fhir;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;

/** Of what type each item of a file is: a condition may name one that comes later. */
final class LinkIds {
    private final Map<String, String> types = new HashMap<>();

    LinkIds(Reading reading, String path, Tree items) {
        collect(reading, path, items);
    }

    private void collect(Reading reading, String path, Tree items) {
        if (!(items instanceof Tree.Items list)) {
            return;
        }
        for (int i = 0; i < list.items().size(); i++) {
            if (list.items().get(i) instanceof Tree.Fields item) {
                String at = path + "[" + i + "]";
                if (item.get("linkId").orElse(null) instanceof Tree.Text linkId) {
                    String type = item.get("type").orElse(null) instanceof Tree.Text text ? text.value() : "";
                    if (types.putIfAbsent(linkId.value(), type) != null) {
                        reading.report(
                                at + ".linkId", Finding.of(Code.ITEM_TWICE).value(reading.told(linkId.value())));
                    }
                }
                item.get("item").ifPresent(below -> collect(reading, at + ".item", below));
            }
        }
    }

    /** The type of an item; nothing if there is none of this name. */
    Optional<String> type(String linkId) {
        return Optional.ofNullable(types.get(linkId));
    }
}

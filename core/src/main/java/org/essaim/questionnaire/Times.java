package org.essaim.questionnaire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often repeated sections are there: as often as somebody said, or as their last answer tells. */
final class Times {
    private Times() {}

    static Map<Node, Map<List<Integer>, Integer>> told(Form form, Response response) {
        Map<Node, Map<List<Integer>, Integer>> told = new HashMap<>();
        response.times().forEach((place, count) -> {
            Node node = form.node(place.code());
            if (node != null && node.isRepeated()) {
                tell(told, node, place.times(), count);
                around(told, node, place);
            }
        });
        response.answers().keySet().forEach(place -> {
            Node node = form.node(place.code());
            if (node != null && place.times().size() == node.around.size()) {
                around(told, node, place);
            }
        });
        return told;
    }

    private static void around(Map<Node, Map<List<Integer>, Integer>> told, Node node, Place place) {
        for (int i = 0; i < Math.min(node.around.size(), place.times().size()); i++) {
            tell(
                    told,
                    node.around.get(i),
                    place.times().subList(0, i),
                    place.times().get(i));
        }
    }

    private static void tell(Map<Node, Map<List<Integer>, Integer>> told, Node node, List<Integer> parent, int count) {
        told.computeIfAbsent(node, none -> new HashMap<>()).merge(List.copyOf(parent), count, Math::max);
    }
}

package org.essaim.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes the steps of a programme by pages: who coordinates S001 tells of its people, who closes for the federation of all else. */
final class PageWalk implements ProgrammeWalk {
    private static final String PROGRAMME = "?programme=essai";
    private static final String STRUCTURES = "/essaim/programmes/structures" + PROGRAMME;

    private final Somebody coordinator;
    private final Somebody closer;

    PageWalk(Somebody coordinator, Somebody closer) {
        this.coordinator = coordinator;
        this.closer = closer;
    }

    @Override
    public void take(Step step) throws IOException {
        Somebody who = step.with().getOrDefault("structure", "").equals("S001") ? coordinator : closer;
        switch (step.word()) {
            case "programme" -> {
                Map<String, String> fields = step.only("id", "name", "acronym", "territory");
                fields.put("carrier", step.of("organisation"));
                at(closer, "/essaim/programmes", "create", fields);
            }
            case "approach" -> define("approaches", "set-approaches", step.with());
            case "offer" -> define("offers", "set-offers", step.with());
            case "phase" -> {
                Map<String, String> fields = step.only("number", "code", "title", "kind");
                if (step.with().containsKey("needs")) {
                    fields.put("entry.text", step.of("text"));
                    fields.put("entry.approach", step.of("needs"));
                }
                define("phases", "set-phases", fields);
            }
            case "declared" -> define("declared", "set-declared", step.with());
            case "steps" -> define("funnel", "funnel", step.with());
            case "call" -> at(closer, STRUCTURES, "call", step.with());
            case "apply" -> at(who, STRUCTURES, "apply", step.with());
            case "decide", "move" -> at(who, way(step), "move-" + step.of("state"), step.only("date", "reason"));
            case "enrol" -> at(who, way(step), "move-ENGAGED", step.only("phase", "date"));
            case "undo" -> at(who, way(step), "undo", step.only("reason"));
            case "choose" -> at(who, way(step), "choose", step.only("kind", "approach", "provider", "date"));
            case "participants" -> at(who, way(step), "people", step.only("phase", "function", "number", "date"));
            case "session" -> at(closer, "/essaim/programmes/sessions" + PROGRAMME, "plan", step.with());
            case "register", "attend" -> {
                Map<String, String> fields = new LinkedHashMap<>(step.with());
                fields.remove("session");
                at(who, "/essaim/programmes/sessions?session=" + step.of("session"), step.word(), fields);
            }
            case "time" -> {
                who.go("/essaim/programmes/time" + PROGRAMME + "&structure=S001&month=" + step.of("month"));
                assertThat(who.sees()).contains("Rien n’est encore compté");
                who.send("load", Map.of());
                assertThat(who.sees()).contains("Ces présences sont comptées");
            }
            default -> throw new AssertionError("Nobody knows how to [" + step.word() + "] by pages.");
        }
    }

    private static String way(Step step) {
        return STRUCTURES + "&structure=" + step.of("structure");
    }

    private void define(String part, String act, Map<String, String> fields) throws IOException {
        at(closer, "/essaim/programmes/definition" + PROGRAMME + "&part=" + part, act, fields);
    }

    private static void at(Somebody who, String page, String act, Map<String, String> fields) throws IOException {
        who.go(page);
        who.send(act, fields);
        assertThat(who.sees()).as("%s at %s", act, page).contains("C’est enregistré");
    }
}

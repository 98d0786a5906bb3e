package org.essaim.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends a questionnaire out by pages, and looks at what came of it. */
final class Campaigning {
    static final String CAMPAIGN = "/essaim/campaigns?campaign=vague-0";
    private static final Pattern LINK = Pattern.compile("/essaim/answer/vague-0\\?link=[a-z0-9]{28}");

    private Campaigning() {}

    /** The address that a team of S001 was sent. */
    static String link(Somebody closer) throws IOException {
        closer.go("/essaim/campaigns");
        closer.send(
                "prepare",
                Map.of(
                        "id", "vague-0",
                        "questionnaire", "equipe|1",
                        "title", "Vie d’équipe",
                        "respondents", "TEAM",
                        "regime", "PSEUDONYMOUS",
                        "opens", "2020-01-01",
                        "closes", "2099-12-31"));
        assertThat(closer.sees()).contains("C’est enregistré");
        closer.send("open", Map.of());
        closer.send("invite", Map.of("structure", "S001", "teams", "Source"));
        Matcher link = LINK.matcher(closer.sees());
        assertThat(link.find()).as(closer.sees()).isTrue();
        return link.group();
    }
}

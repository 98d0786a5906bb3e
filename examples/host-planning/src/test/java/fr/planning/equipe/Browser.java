package fr.planning.equipe;

import java.io.IOException;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;

/** A browser without JavaScript that says what it sees, errors too. */
final class Browser implements AutoCloseable {

    private final WebClient client;
    private final String root;

    Browser(WebClient client, String root) {
        this.client = client;
        this.root = root;
        client.getOptions().setJavaScriptEnabled(false);
        client.getOptions().setCssEnabled(false);
        client.getOptions().setThrowExceptionOnFailingStatusCode(false);
        client.getOptions().setPrintContentOnFailingStatusCode(false);
        client.getOptions().setTimeout(20_000);
    }

    HtmlPage open(String path) throws IOException {
        return client.getPage(root + path);
    }

    int status(String path) throws IOException {
        return client.getPage(root + path).getWebResponse().getStatusCode();
    }

    HtmlPage logIn(String login, String password) throws IOException {
        HtmlForm form = open("/connexion").getForms().get(0);
        form.getInputByName("username").setValue(login);
        form.getInputByName("password").setValue(password);
        return press(form, "Se connecter");
    }

    HtmlPage logIn(String login) throws IOException {
        return logIn(login, "planning-" + login);
    }

    static HtmlPage press(HtmlForm form, String label) throws IOException {
        return form.getElementsByTagName("button").stream()
                .filter(button -> button.getTextContent().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No button [" + label + "]"))
                .click();
    }

    @Override
    public void close() {
        client.close();
    }
}

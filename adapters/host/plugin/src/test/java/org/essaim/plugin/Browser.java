package org.essaim.plugin;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;

/** A browser without JavaScript that says what it sees, errors too. */
final class Browser implements AutoCloseable {
    private final WebClient client = new WebClient();
    private final String root;

    Browser(String root) {
        this.root = root;
        client.getOptions().setJavaScriptEnabled(false);
        client.getOptions().setCssEnabled(false);
        client.getOptions().setThrowExceptionOnFailingStatusCode(false);
        client.getOptions().setPrintContentOnFailingStatusCode(false);
        client.getOptions().setTimeout(30_000);
    }

    Page page(String path) throws IOException {
        return client.getPage(root + path);
    }

    HtmlPage open(String path) throws IOException {
        return (HtmlPage) page(path);
    }

    int status(String path) throws IOException {
        return page(path).getWebResponse().getStatusCode();
    }

    /** A form that comes from nowhere, with this body. */
    int post(String path, String body) throws IOException {
        WebRequest request = new WebRequest(URI.create(root + path).toURL(), HttpMethod.POST);
        request.setAdditionalHeader("Content-Type", "application/x-www-form-urlencoded");
        request.setCharset(StandardCharsets.UTF_8);
        request.setRequestBody(body);
        return client.getPage(request).getWebResponse().getStatusCode();
    }

    HtmlPage logIn(String login) throws IOException {
        HtmlForm form = open("/connexion").getForms().get(0);
        form.getInputByName("username").setValue(login);
        form.getInputByName("password").setValue("planning-" + login);
        return form.getElementsByTagName("button").get(0).click();
    }

    @Override
    public void close() {
        client.close();
    }
}

package org.essaim.benchmarks;

import java.io.ByteArrayInputStream;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.model.xform.XFormsModule;
import org.javarosa.xform.parse.XFormParser;
import org.javarosa.xform.util.XFormUtils;

/** A form as JavaRosa understands it, which ODK and KoboToolbox collect with. */
final class RosaForm {
    static {
        // Reads answers back, once somebody says so.
        new XFormsModule().registerModule();
    }

    private final FormDef form;
    private final TreeElement empty;

    RosaForm(byte[] xform) throws XFormParser.ParseException {
        form = XFormUtils.getFormFromInputStream(new ByteArrayInputStream(xform));
        empty = form.getMainInstance().getRoot().deepCopy(true);
    }

    /** True if nothing speaks against these answers; they are taken as a form is that was saved before. */
    boolean accepts(byte[] instance) {
        TreeElement saved = XFormParser.restoreDataModel(instance, null).getRoot();
        TreeElement root = empty.deepCopy(true);
        root.populate(saved, form);
        form.getMainInstance().setRoot(root);
        form.initialize(false, new InstanceInitializationFactory());
        return form.validate() == null;
    }

    int size() {
        return form.getChildren().size();
    }
}

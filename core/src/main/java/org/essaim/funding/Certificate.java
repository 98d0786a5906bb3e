package org.essaim.funding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.essaim.document.CanonicalForm;
import org.essaim.document.Digest;
import org.essaim.document.FieldReader;
import org.essaim.document.SourceTree;
import org.essaim.document.Tree;
import org.essaim.finding.Code;
import org.essaim.finding.Finding;
import org.essaim.report.Audience;
import org.essaim.report.Block;
import org.essaim.report.Column;
import org.essaim.report.Report;
import org.essaim.report.Section;
import org.essaim.report.Value;

/**
 * That no time and no cost was funded twice (<i>certificat d’absence de double financement</i>), over all agreements of a named
 * perimeter: no second of anybody paid above 100 %, no person's year above its ceilings, no cost covered above what it was.
 *
 * <p>Immutable. It holds every frozen leaf under pseudonym, so whoever receives it checks it alone; of agreements outside its
 * perimeter it knows nothing, and says so.
 */
public final class Certificate {
    private final CertificateContent content;
    private final Tree.Fields tree;
    private final Digest digest;
    private final List<Finding> findings;

    Certificate(CertificateContent content) {
        this.content = content;
        this.tree = content.toTree();
        this.digest = CertificateContent.digest(tree);
        List<Finding> found = new ArrayList<>();
        DoubleFunding.check(content, "certificate", found);
        this.findings = List.copyOf(found);
    }

    /** True if nothing is funded twice. */
    public boolean holds() {
        return findings.isEmpty();
    }

    /** What is funded twice. */
    public List<Finding> findings() {
        return findings;
    }

    /** The digest of its content. */
    public Digest digest() {
        return digest;
    }

    /** The agreements of its perimeter, by their identifiers. */
    public List<String> agreements() {
        return content.pools().stream()
                .flatMap(pool -> pool.agreements().stream())
                .map(FundingAgreement::id)
                .sorted()
                .toList();
    }

    /** The document to hand over. */
    public Tree.Fields toTree() {
        return Tree.fields()
                .put("content", tree)
                .put(
                        "envelope",
                        Tree.fields()
                                .put("digest", digest.hex())
                                .put("canonical", CanonicalForm.VERSION.toString())
                                .build())
                .build();
    }

    /** True if a document says that it is a certificate. */
    static boolean isOne(Tree.Fields content) {
        return content.get("schema").equals(Optional.of(Tree.of(CertificateContent.SCHEMA)));
    }

    /** Checks a certificate alone. */
    static void verify(Tree.Fields written, String digest, String file, List<Finding> findings) {
        int before = findings.size();
        FieldReader reader = FieldReader.of(new SourceTree(written, file, Map.of()), Optional.empty(), findings::add);
        Optional<CertificateContent> read = CertificateContent.read(reader);
        if (read.isEmpty() || findings.size() > before) {
            findings.add(Finding.of(Code.NOT_A_STATEMENT)
                    .file(file)
                    .with("problem", "content")
                    .build());
            return;
        }
        if (!read.get().toTree().equals(written)) {
            findings.add(
                    StatementCheck.mismatchOf("content", "…", "…").file(file).build());
        }
        if (!CertificateContent.digest(written).hex().equals(digest)) {
            findings.add(Finding.of(Code.DIGEST_MISMATCH)
                    .file(file)
                    .path("envelope.digest")
                    .build());
        }
        DoubleFunding.check(read.get(), file, findings);
    }

    /** The certificate laid out for people. */
    public Report report(Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Notice(
                holds()
                        ? english
                                ? "Nothing is funded twice within the perimeter below."
                                : "Rien n’est financé deux fois dans le périmètre ci-dessous."
                        : english
                                ? "Something is funded twice: see the findings of the verification."
                                : "Un financement est compté deux fois\u00a0: voir les constats de la vérification."));
        blocks.add(new Block.Paragraph(
                english
                        ? "Checked: no second of a worker is paid above 100 % over all agreements; no person's year is counted above the"
                                + " ceilings agreed; no cost of an hour is covered above what it was. Anybody can check it again from the"
                                + " file alone, with \"essaim verify\"."
                        : "Vérifié\u00a0: aucune seconde d’un intervenant n’est payée au-delà de 100\u00a0%, toutes conventions"
                                + " réunies\u00a0; aucune année d’une personne ne dépasse les plafonds convenus\u00a0; aucun coût d’une heure"
                                + " n’est couvert au-delà de ce qu’il a été. Chacun peut le vérifier de nouveau avec le seul fichier, par"
                                + " «\u00a0essaim verify\u00a0»."));
        blocks.add(new Block.Paragraph(
                english
                        ? "What it cannot know: funding under agreements that are not in the list, of other employers, or not recorded."
                        : "Ce qu’il ne peut pas savoir\u00a0: un financement par des conventions absentes de la liste, d’autres employeurs,"
                                + " ou qui n’est pas enregistré."));
        List<List<Value>> rows = new ArrayList<>();
        for (CertificateContent.Pool pool : content.pools()) {
            for (FundingAgreement agreement : pool.agreements()) {
                rows.add(List.of(
                        Value.of(agreement.id() + " – " + agreement.title()),
                        Value.of(agreement.funder()),
                        Value.of(pool.terms().id()),
                        Value.hours(pool.leaves().stream()
                                .mapToLong(leaf -> leaf.claimed(agreement.id()))
                                .sum()),
                        Value.of(StatementFigures.euros(pool.leaves().stream()
                                .mapToLong(leaf -> leaf.cents(agreement.id()))
                                .sum()))));
            }
        }
        blocks.add(new Block.Table(
                "perimeter",
                english ? "Agreements of the perimeter" : "Conventions du périmètre",
                List.of(
                        Column.of("agreement", english ? "Agreement" : "Convention"),
                        Column.of("funder", english ? "Funder" : "Financeur"),
                        Column.of("pool", english ? "Pool" : "Enveloppe"),
                        Column.of("counted", english ? "Counted (h)" : "Retenu (h)"),
                        Column.of("cents", english ? "Paid by the hour" : "Payé à l’heure")),
                rows,
                List.of()));
        List<List<Value>> issued = new ArrayList<>();
        content.statements().forEach((key, hex) -> issued.add(List.of(Value.of(key), Value.of(hex))));
        blocks.add(new Block.Table(
                "statements",
                english ? "Statements issued" : "Relevés émis",
                List.of(
                        Column.of("statement", english ? "Statement" : "Relevé"),
                        Column.of("digest", english ? "Digest" : "Empreinte")),
                issued,
                List.of()));
        return new Report(
                "certificate",
                english ? "Certificate: nothing is funded twice" : "Certificat d’absence de double financement",
                content.federation() + " · " + content.first() + " – " + content.last(),
                locale,
                Audience.RECIPIENT,
                content.fictitious(),
                digest,
                List.of(new Section("certificat", english ? "Certificate" : "Certificat", false, blocks)));
    }
}

/** Reports as Markdown, and texts written in Markdown. */
module org.essaim.markdown {
    requires transitive org.essaim.core;
    requires org.essaim.formats;
    requires org.commonmark;
    requires org.commonmark.ext.gfm.tables;

    exports org.essaim.markdown;

    provides org.essaim.spi.Exporter with
            org.essaim.markdown.MarkdownExporter;
    provides org.essaim.spi.OutlineReader with
            org.essaim.markdown.MarkdownReader;
}

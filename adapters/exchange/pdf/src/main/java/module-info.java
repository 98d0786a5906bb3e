/** Statements and reports as PDF. */
module org.essaim.pdf {
    requires org.essaim.core;
}

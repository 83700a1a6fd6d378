// Validates PDF files with veraPDF: java -cp JARS VeraCheck.java FLAVOUR FILE...   FLAVOUR is ua1, 2a, 2b ...
// Prints one line a file, then each rule that it breaks with the first place; exits with 1 where any breaks one.
import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

public class VeraCheck {
  public static void main(String[] arguments) throws Exception {
    java.util.logging.LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    String flavour = arguments[0];
    String rules = flavour.equals("ua1") ? "PDFUA-1" : "PDFA-" + flavour.toUpperCase();
    ValidationProfile profile =
        Profiles.profileFromXml(Profiles.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + rules + ".xml"));
    boolean failed = false;
    for (int i = 1; i < arguments.length; i++) {
      try (FileInputStream stream = new FileInputStream(arguments[i]);
           PDFAParser parser = Foundries.defaultInstance().createParser(stream, PDFAFlavour.fromString(flavour));
           PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
        ValidationResult result = validator.validate(parser);
        System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + flavour + " " + result.getTotalAssertions());
        failed |= !result.isCompliant();
        Map<String, String> broken = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
          if (assertion.getStatus() == TestAssertion.Status.FAILED) {
            String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
            broken.putIfAbsent(rule, assertion.getMessage() + " @ " + assertion.getLocation().getContext());
          }
        }
        broken.forEach((rule, message) -> System.out.println("  " + rule + ": " + message));
      }
    }
    System.exit(failed ? 1 : 0);
  }
}

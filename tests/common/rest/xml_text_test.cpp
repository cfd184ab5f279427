#include "common/rest/xml_text.h"

#include "tests/support/code_of.h"

#include <gtest/gtest.h>

namespace gleaner {
namespace {

QByteArray message(const QByteArray& text) {
    return "<QueueMessage><MessageText>" + text + "</MessageText></QueueMessage>";
}

TEST(XmlText, ReadsEveryWayToWriteAMessage) {
    for (const QByteArray& xml : std::initializer_list<QByteArray>{
             message("a b"),
             "\xEF\xBB\xBF" + message("a b"),
             "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + message("a b"),
             "<?xml version='1.0' encoding='utf-8'?>\n" + message("a b"),
             "<?xml version='1.0'?>" + message("a b") + "\r\n",
             QByteArray("<QueueMessage>\n  <MessageText>a b</MessageText>\n</QueueMessage>\n"),
             message("<![CDATA[a b]]>"),
             message("a&#32;b"),
             message("&#x61; <!-- no --><![CDATA[b]]>"),
             QByteArray("<QueueMessage><Else><Deep/></Else><MessageText>a b</MessageText></QueueMessage>"),
         }) {
        EXPECT_EQ(readMessageText(xml).value_or("nothing"), "a b") << xml.constData();
        EXPECT_EQ(readMessageTextThoroughly(xml).value_or("nothing"), "a b") << xml.constData();
    }
}

TEST(XmlText, AnEmptyMessageIsAText) {
    for (const char* xml :
         {"<QueueMessage><MessageText></MessageText></QueueMessage>", "<QueueMessage><MessageText/></QueueMessage>"}) {
        ASSERT_TRUE(readMessageText(xml)) << xml;
        EXPECT_FALSE(readMessageText(xml)->isNull());
        EXPECT_TRUE(readMessageText(xml)->isEmpty());
    }
}

TEST(XmlText, AnotherEncodingIsRead) {
    EXPECT_EQ(readMessageText("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + message("\xE9")).value_or("nothing"),
              "\xC3\xA9");
}

TEST(XmlText, BareLineEndsBecomeLineFeedsAndWrittenOnesSurvive) {
    EXPECT_EQ(readMessageText(message("a\r\nb\rc")).value_or("nothing"), "a\nb\nc");
    EXPECT_EQ(readMessageText(writeMessageText("a\r\nb\rc")).value_or("nothing"), "a\r\nb\rc");
}

TEST(XmlText, RefusesWhatIsNoSuchDocument) {
    for (const QByteArray& xml : std::initializer_list<QByteArray>{
             QByteArray(), QByteArray("text"), QByteArray("<QueueMessage/>"),
             QByteArray("<MessageText>a</MessageText>"), QByteArray("<QueueMessage><MessageText>a</MessageText>"),
             message("a & b"), message("<b/>"), message("\x01"), message("&#0;"), message("\xFF"),
             message("a") + "<more/>", QByteArray("<QueueMessage><MessageText></QueueMessage>")}) {
        EXPECT_EQ(codeOf(readMessageText(xml)), ErrorCode::Malformed) << xml.constData();
    }
}

TEST(XmlText, EntitiesDoNotGrowWithoutBound) {
    QByteArray xml = "<!DOCTYPE q [<!ENTITY a0 \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\">";
    for (int i = 1; i < 20; ++i) {
        const QByteArray inner = "&a" + QByteArray::number(i - 1) + ';';
        xml += "<!ENTITY a" + QByteArray::number(i) + " \"" + inner + inner + inner + inner + "\">";
    }
    EXPECT_EQ(codeOf(readMessageText(xml + "]>" + message("&a19;"))), ErrorCode::Malformed);
}

TEST(XmlText, KnowsWhatXmlCanCarry) {
    for (const char* text : {"", "plain", "\t\n\r", "<&>\"'", "\xC3\xA9", "\xF0\x9F\x98\x80", "\x7F", "\xEF\xBF\xBD"}) {
        EXPECT_TRUE(isXmlText(text)) << text;
    }
    for (const QByteArray& text :
         {QByteArray("\0", 1), QByteArray("a\x1F"), QByteArray("\xFF"), QByteArray("\xC3"), QByteArray("\xED\xA0\x80"),
          QByteArray("\xEF\xBF\xBE"), QByteArray("\xEF\xBF\xBF")}) {
        EXPECT_FALSE(isXmlText(text)) << text.toHex().constData();
    }
}

TEST(XmlText, EveryByteIsSeenWhereverItStands) {
    for (int byte = 0; byte < 0x80; ++byte) {
        for (int place = 0; place < 20; ++place) {
            QByteArray text(20, 'x');
            text[place] = char(byte);
            const bool carried = byte >= 0x20 || byte == '\t' || byte == '\n' || byte == '\r';
            EXPECT_EQ(isXmlText(text), carried) << byte << ' ' << place;
            if (carried) {
                EXPECT_EQ(readMessageTextThoroughly(writeMessageText(text)).value_or(""), text) << byte << ' ' << place;
                EXPECT_EQ(readMessageText(writeMessageText(text)).value_or(""), text) << byte << ' ' << place;
            }
        }
    }
}

TEST(XmlText, WhatCannotBeCarriedComesOutReplaced) {
    QByteArray xml;
    appendXmlText(xml, "a\x01<");
    EXPECT_EQ(xml, "a\xEF\xBF\xBD&lt;");
}

} // namespace
} // namespace gleaner

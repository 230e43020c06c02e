"""What Slack escapes comes back as people wrote it; links are found wherever a message keeps them."""

from bot.platforms.slack.hear.incoming import addresses, without_mention, written
from bot.platforms.slack.place import Place, channel_and_thread, from_words, of_action, of_command


def test_escaped_signs_come_back():
    """Slack sends & < > as entities."""
    assert written("fish &amp; chips &lt;now&gt;").text == "fish & chips <now>"


def test_a_channel_reads_as_its_name_and_is_remembered():
    """A command knows channels by name; Slack knows their ids."""
    said = written("subscribe ferry weekdays 07:00 <#C0123|foreign-desk>")

    assert said.text == "subscribe ferry weekdays 07:00 #foreign-desk"
    assert said.channels == {"C0123": "foreign-desk"}


def test_a_channel_without_a_label_reads_as_its_id():
    """Slack leaves the label out where the app may not read the channel."""
    assert written("<#C0123>").channels == {"C0123": "C0123"}


def test_a_person_reads_as_their_id():
    """/roles takes the id within the workspace."""
    said = written("roles <@U077|ann> editor")

    assert (said.text, said.people) == ("roles @U077 editor", ("U077",))


def test_an_address_reads_without_its_brackets():
    """/brief takes the address itself, not Slack's label of it."""
    assert (
        written("brief <https://news.example/a?b=1&amp;c=2|news.example>").text
        == "brief https://news.example/a?b=1&c=2"
    )


def test_a_broadcast_is_only_words():
    """Nobody can make the bot read <!channel> as anything."""
    assert written("track <!channel> flood").text == "track channel flood"


def test_entities_are_read_once():
    """&amp;lt; is the text "&lt;", not "<"."""
    assert written("&amp;lt;b&amp;gt;").text == "&lt;b&gt;"


def test_the_mention_that_opens_a_text_goes():
    """What follows is the command."""
    assert without_mention("<@UBOT> brief me on the ferry", "UBOT") == "brief me on the ferry"
    assert without_mention("<@UBOT|standfirst>: stories", "UBOT") == "stories"


def test_another_persons_mention_stays():
    """Only the bot's own is an address."""
    assert without_mention("<@UBOT> roles <@U1> editor", "UBOT") == "roles <@U1> editor"


def test_links_are_found_in_text_blocks_and_attachments_each_once():
    """A message has its link in several forms at once."""
    message = {
        "text": "see <https://a.example/1|this> and https://b.example/2.",
        "blocks": [
            {
                "type": "rich_text",
                "elements": [
                    {
                        "type": "rich_text_section",
                        "elements": [{"type": "link", "url": "https://c.example/3", "text": "c"}],
                    }
                ],
            }
        ],
        "attachments": [{"from_url": "https://a.example/1", "title": "A"}, {"title_link": "https://d.example/4"}],
    }

    assert addresses(message) == [
        "https://a.example/1",
        "https://b.example/2",
        "https://c.example/3",
        "https://d.example/4",
    ]


def test_what_is_no_web_address_is_no_link():
    """javascript: and mailto: lead to no article."""
    assert addresses({"text": "<javascript:alert(1)|x> <mailto:a@b.example|a>"}) == []


def test_a_thread_is_a_channel_of_its_own():
    """Subscribing in a thread posts there."""
    place = Place("C1", "1700.0001")

    assert place.external == "C1:1700.0001"
    assert channel_and_thread(place.external) == ("C1", "1700.0001")
    assert channel_and_thread("C1") == ("C1", "")


def test_a_place_survives_a_view():
    """A modal brings back where it was opened from; a broken one brings back nowhere."""
    place = Place("C1", "1700.0001", "desk")

    assert from_words('{"c": "C1", "t": "1700.0001", "n": "desk"}') == place
    assert from_words("no json") == from_words("[1]") == Place()


def test_private_channels_have_no_name_in_a_command():
    """Slack calls all of them privategroup."""
    assert of_command({"channel_id": "G1", "channel_name": "privategroup"}).name == ""
    assert of_command({"channel_id": "D1", "channel_name": "directmessage"}).name == "direct message"


def test_a_button_knows_whether_all_see_its_message():
    """Only what everybody sees is answered in a thread."""
    body = {"type": "block_actions", "channel": {"id": "C1", "name": "desk"}}
    private = {**body, "container": {"message_ts": "1.1", "is_ephemeral": True}}
    public = {**body, "container": {"message_ts": "1.1", "is_ephemeral": False}}

    assert (of_action(private).message, of_action(public).message) == ("", "1.1")

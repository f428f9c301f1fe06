"""Updates of every kind as a phone makes them, and the taps and words of people who try everything."""

from __future__ import annotations

import copy
import re
from random import Random
from typing import Any

from bot.router import Switchboard
from bot.sandbox.telegram import Telegram
from bot.sandbox.wire import JSON, Upload
from tests.fuzz.mangling import fitting, letters, mangled, words

# Kinds that no phone of the sandbox makes; Telegram sends them to bots that ask for them, or will.
MORE_KINDS: tuple[JSON, ...] = (
    {"poll": {"id": "1", "question": "?", "options": [], "total_voter_count": 0}},
    {"poll_answer": {"poll_id": "1", "option_ids": [0]}},
    {"message_reaction": {"message_id": 1, "date": 1, "old_reaction": [], "new_reaction": []}},
    {"chosen_inline_result": {"result_id": "1", "query": ""}},
    {"pre_checkout_query": {"id": "1", "currency": "CNY", "total_amount": 1}},
    {"chat_join_request": {"date": 1, "user_chat_id": 1}},
    {"business_message": {"message_id": 1, "date": 1, "text": "x"}},
    {"chat_boost": {}},
    {"of_2040": {"x": 1}},
)
IN_A_CHAT: tuple[JSON, ...] = (
    {"dice": {"emoji": "🎲", "value": 3}},
    {"poll": {"id": "1", "question": "?", "options": []}},
    {"pinned_message": {"message_id": 1, "date": 0}},
    {"new_chat_title": "x"},
    {"video": {"file_id": "v", "file_unique_id": "v", "width": 1, "height": 1, "duration": 1}},
    {"animation": {"file_id": "v", "file_unique_id": "v", "width": 1, "height": 1, "duration": 1}},
    {"video_note": {"file_id": "v", "file_unique_id": "v", "length": 1, "duration": 1}},
    {"audio": {"file_id": "v", "file_unique_id": "v", "duration": 1}},
    {"story": {"id": 1}},
    {"web_app_data": {"data": "x", "button_text": "x"}},
    {"users_shared": {"request_id": 1, "users": []}},
    {"quote": {"text": "x", "position": 0}},
    {"external_reply": {"origin": {"type": "hidden_user", "sender_user_name": "x", "date": 1}}},
    {"link_preview_options": {"is_disabled": True}},
    {"successful_payment": {"currency": "CNY", "total_amount": 1}},
)
FILES = (
    Upload("big.pdf", b"%PDF", "application/pdf"),
    Upload("", b"x", ""),
    Upload("list.xlsx", b"PK\x03\x04", "image/jpeg"),
    Upload("../../etc/passwd", b"x", "text/plain"),
    Upload("a" * 300 + ".exe", b"MZ", "application/x-msdownload"),
)
VERBS = ("send", "cancel", "skip", "back", "keep", "fresh", "change", "pick", "undo", "x")
SOUND = 0.4  # of what is sent


def of_every_kind(telegram: Telegram, person_id: int) -> list[JSON]:
    """What one person's phone can do, as raw updates."""
    person = telegram.people[person_id]
    waiting = telegram.queue.waiting
    before = len(waiting)
    written = person.types("Met three shops")
    person.edits(written, "Met four shops")
    person.types("ok", written)
    person.sends_photo(caption="A shelf")
    person.sends_album(3, "Shelves")
    for file in FILES:
        person.sends_document(file, "A list")
    person.sends_sticker()
    person.sends_voice()
    live = person.shares_position(31.2, 121.4, live_for=900)
    person.moves(live, 31.3, 121.5)
    person.forwards_position(31.2, 121.4)
    person.sends_venue("Market", "1 Main Street", 31.2, 121.4)
    person.shares_contact("Wang", "+8613800138000", user_id=7, vcard="BEGIN:VCARD")
    person.forwards("An order", "Somebody")
    person.forwards("An order", person)
    person.asks_inline("hua")
    person.blocks()
    person.unblocks()
    group = telegram.create_group("Customers", [person_id])
    person.types("/report", group=group)
    telegram.channel_post("News")
    made = [dict(queued.update) for queued in waiting[before:]]
    del waiting[before:]
    for update in made:
        del update["update_id"]
    plain = {k: v for k, v in made[0]["message"].items() if k not in ("text", "entities")}
    made += [{"message": {**plain, **part}} for part in IN_A_CHAT]
    made += [
        {kind: {"from": person.user(), "user": person.user(), "chat": plain["chat"], **content}}
        for more in MORE_KINDS
        for kind, content in more.items()
    ]
    return made


def kind_of(data: str) -> str:
    """What a button does, whatever it does it to."""
    return re.sub("[0-9]+", "#", data)


class Tongue:
    """Makes up inputs of one person: what they send, tap or say."""

    def __init__(self, telegram: Telegram, switchboard: Switchboard, dice: Random) -> None:
        self.telegram = telegram
        self.dice = dice
        self.patterns = [pattern for pattern, _ in switchboard.buttons]
        self.commands = list(switchboard.commands)
        self.kinds: dict[int, list[JSON]] = {}
        self.drafts: dict[int, tuple[int, int]] = {}  # of a person: the open form, and its rev
        self.tried: set[tuple[int, str]] = set()  # by whom, kinds of buttons and commands

    def sends(self, person: int) -> JSON:
        """An update of some kind, mostly mangled: what is sound answers the question there is."""
        if person not in self.kinds:
            self.kinds[person] = of_every_kind(self.telegram, person)
        made = copy.deepcopy(self.dice.choice(self.kinds[person]))
        return made if self.dice.random() < SOUND else mangled(made, self.dice)

    def files(self, person: int) -> JSON:
        """A file or a picture that is not what it says."""
        if person not in self.kinds:
            self.kinds[person] = of_every_kind(self.telegram, person)
        with_files = [
            update
            for update in self.kinds[person]
            if update.get("message", {}).keys() & {"photo", "document", "voice", "sticker", "video"}
        ]
        update = copy.deepcopy(self.dice.choice(with_files))
        for kind in ("photo", "document"):
            held = update["message"].get(kind)
            for one in held if isinstance(held, list) else [held] if held else []:
                changes: dict[str, Any] = {
                    "file_size": self.dice.choice((0, 2**31, 2**40, 20_000_001)),
                    "mime_type": self.dice.choice(("image/jpeg", "", "x", "text/" + "x" * 300)),
                    "file_name": words(self.dice),
                    "width": self.dice.choice((0, 1, 10**9)),
                    "file_id": self.dice.choice(("x" * 200, "", "AgAC", "\x00")),
                }
                name = self.dice.choice(list(changes))
                one[name] = changes[name]
        if self.dice.random() < 0.3:
            update["message"]["media_group_id"] = self.dice.choice(("1", "1", words(self.dice)))
        return update

    def taps(self, person: int) -> JSON:
        """A button: one that is there, one of a known kind with other ids, or nonsense."""
        shown = [
            button.data
            for message in self.telegram.chats[person].messages
            for row in message.buttons
            for button in row
            if button.data
        ]
        new = [data for data in shown if (person, kind_of(data)) not in self.tried]
        chance = self.dice.random()
        if shown and chance < 0.65:
            data = self.dice.choice(new or shown[-40:])
            self.tried.add((person, kind_of(data)))
        elif person in self.drafts and chance < 0.8:
            draft, rev = self.drafts[person]
            action = self.dice.choice(VERBS)
            argument = self.dice.choice(("", f":{self._number()}", f":{words(self.dice)}"))
            data = f"f:{draft}:{rev + self.dice.choice((0, 0, 0, -1, 1))}:{action}{argument}"
        else:
            data = fitting(self.dice.choice(self.patterns), self._number, self.dice)
            if self.dice.random() < 0.3:
                data = letters(data, self.dice)
        return self.tap(person, data)

    def asks_again(self, person: int) -> JSON:
        """A tap that shows the question of the open form with its own buttons."""
        draft, rev = self.drafts[person]
        return self.tap(person, f"f:{draft}:{rev}:fresh")

    def tap(self, person: int, data: str) -> JSON:
        """On the newest message of the chat."""
        chat = self.telegram.chats[person]
        message = {
            "message_id": chat.messages[-1].id if chat.messages else 1,
            "date": self.telegram.stamp() * self.dice.choice((0, 1)),
            "chat": {"id": person, "type": "private"},
        }
        number = self.telegram.new_query_id()
        who = self.telegram.people[person].user()
        tap = {"id": number, "from": who, "chat_instance": "1", "data": data, "message": message}
        return {"callback_query": tap}

    def says(self, person: int) -> JSON:
        """Words: a command with more or less behind it, or an answer to whatever is asked."""
        said = words(self.dice)
        new = [name for name in self.commands if (person, name) not in self.tried]
        if self.dice.random() < (0.4 if new else 0.1):
            name = self.dice.choice(new or self.commands)
            said = f"/{name}" if name in new else f"/{name} {said}"
            self.tried.add((person, name))
        if self.dice.random() < 0.03:
            return {"inline_query": self._inline(person, said)}
        message: JSON = {
            "message_id": self.telegram.new_message_id(),
            "from": self.telegram.people[person].user(),
            "chat": {"id": person, "type": "private", "first_name": "x"},
            "date": self.telegram.stamp() + self.dice.choice((0, 0, 0, 0, -86_400, 86_400)),
            "text": said,
        }
        ours = [m for m in self.telegram.chats[person].messages[-12:] if not m.out]
        if ours and self.dice.random() < 0.15:
            message["reply_to_message"] = self.dice.choice(ours).on_the_wire()
        return {self.dice.choice(("message",) * 9 + ("edited_message",)): message}

    def _inline(self, person: int, said: str) -> JSON:
        who = self.telegram.people[person].user()
        return {"id": self.telegram.new_query_id(), "from": who, "query": said, "offset": ""}

    def _number(self) -> str:
        """Mostly of something that is there."""
        chance = self.dice.random()
        if chance < 0.7:
            return str(self.dice.randint(1, 40))
        if chance < 0.9:
            return str(self.dice.randint(1, 2000))
        return self.dice.choice(("0", "999999999999999999", "00007", "2147483648"))

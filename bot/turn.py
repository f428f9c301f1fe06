"""One turn of a conversation: a person said or tapped something, and we answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Message, Update, User

from bot.panels import Panel, Rows, View
from bot.texts import cleaned, t
from models.documents import send_document
from models.language import Language
from models.outbox import Act, Outgoing, edit
from models.staff import Staff

if TYPE_CHECKING:
    from models.drafts import Draft


@dataclass
class Turn:
    """A person, what they said, and the transaction everything of it happens in.

    `somebody` is None for a stranger. `tapped` is the message whose button was tapped,
    `replied_to` the message of ours that was answered. What is said here becomes rows of
    the outbox in the same commit.
    """

    session: AsyncSession
    update: Update
    arrived_at: datetime
    user: User
    bot_name: str
    somebody: Staff | None
    tapped: Outgoing | None = None
    replied_to: Outgoing | None = None
    toast: Markup | None = field(default=None, init=False)
    # The form that is being filled, for a question that depends on the answers to others.
    draft: Draft | None = field(default=None, init=False)

    @property
    def me(self) -> Staff:
        assert self.somebody, "only handlers for anybody meet strangers"
        return self.somebody

    @property
    def language(self) -> Language:
        return self.somebody.speaks if self.somebody else self.language_of_the_phone

    @property
    def language_of_the_phone(self) -> Language:
        return Language.closest(self.user.language_code)

    @property
    def chat_id(self) -> int:
        return self.user.id  # conversations are private: the chat is the person

    @property
    def message(self) -> Message | None:
        """What the person wrote, new or edited; None for a tap."""
        return self.update.message or self.update.edited_message

    @property
    def said_at(self) -> datetime:
        """When it was said, however late it was read; a tap carries no time of its own."""
        return self.message.date if self.message else self.arrived_at

    @property
    def message_id(self) -> int:
        """The message in this chat that the turn is about: what was written, or tapped on."""
        tapped = self.update.callback_query.message if self.update.callback_query else None
        about = self.message or tapped
        assert about
        return about.message_id

    @property
    def words(self) -> str:
        message = self.message
        return cleaned(message.text or message.caption or "") if message else ""

    @property
    def view(self) -> View:
        """For what is drawn alike in answer to a tap and when it is sent."""
        return View(self.session, self.me, None)

    def t(self, key: str, **facts: Any) -> Markup:
        return t(self.language, key, **facts)

    def say(self, key: str, rows: Rows = (), **facts: Any) -> Outgoing:
        """Answer with a sentence in the person's own language."""
        return self.show(Panel(self.t(key, **facts), rows))

    def show(self, panel: Panel) -> Outgoing:
        """Answer with a new message."""
        answer = Outgoing(
            chat_id=self.chat_id,
            staff_id=self.somebody.id if self.somebody else None,
            html=str(panel.html),
            buttons=[list(row) for row in panel.rows],
        )
        self.session.add(answer)
        return answer

    def bring(self, key: str, about: str | None) -> Outgoing:
        """Answer with a card at the bottom of the chat, where it can be answered."""
        card = Outgoing(chat_id=self.chat_id, staff_id=self.me.id, key=key, about=about)
        self.session.add(card)
        return card

    async def bring_document(
        self, key: str, about: str | None = None, *, silent: bool = False, **facts: Any
    ) -> bool:
        """Answer with a file, made when it is sent (`@router.document`); False: it is coming already."""
        return await send_document(self.session, self.me, key, about=about, silent=silent, **facts)

    async def become(self, key: str, about: str) -> None:
        """The message whose button was tapped is a card from now on; a new one where there is none."""
        if self.tapped:
            await edit(self.session, self.tapped, key=key, about=about)
        else:
            self.bring(key, about)

    async def change(self, panel: Panel) -> Outgoing:
        """Change the message whose button was tapped; a new one where there is none of ours."""
        if self.tapped is None:
            return self.show(panel)
        return await edit(
            self.session,
            self.tapped,
            html=str(panel.html),
            buttons=[list(row) for row in panel.rows],
        )

    def remove(self, ours: Outgoing) -> None:
        """Take a message of ours out of the chat, after what is said in this turn."""
        self.session.add(
            Outgoing(
                chat_id=ours.chat_id, staff_id=ours.staff_id, act=Act.DELETE, target_id=ours.id
            )
        )

    async def take_away(self, key: str, about: str) -> None:
        """This person's copies of a card leave the chat, before it comes anew: one is enough."""
        await self._take(await Outgoing.cards_about(self.session, about, key, to=self.me))

    async def take_albums_away(self, about: str) -> None:
        """As `take_away`, with the albums of a record."""
        await self._take(await Outgoing.albums_about(self.session, about, self.me))

    async def _take(self, messages: Sequence[Outgoing]) -> None:
        for one in messages:
            if not await one.hold_back(self.session):
                one.about = None
                self.remove(one)

    def hint(self, key: str, **facts: Any) -> None:
        """A line that flashes up on the tapped button's phone and is gone."""
        self.toast = self.t(key, **facts)

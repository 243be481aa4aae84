"""The sentences of findings: templates that name the things of a journey, in German and English."""

from journeyaudit.message.places import Place, Places, compile_places
from journeyaudit.message.show import show
from journeyaudit.message.template import Message, compile_message

__all__ = ["Message", "Place", "Places", "compile_message", "compile_places", "show"]

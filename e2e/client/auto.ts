import 'lastcall/auto'

; The setup. It uses only what NSIS itself brings, so that it compiles offline; electron-builder calls it with its defines, and
; installer-input.nsh (written by build/dist/installer-input.mjs) holds the names, the size and every file of this version.
;
; Exit codes: 0 done, 1 ended by the person, 2 aborted while copying, 3 not x64, 4 Windows too old, 5 the program is running,
; 6 the folder holds a program that no setup put there, 7 another setup is running, 8 a newer version is installed,
; 9 installed for the other kind of user, 10 needs an administrator, 11 some files could not be removed,
; 12 the uninstaller is not in its own folder, 13 already installed in another folder, 14 not enough room, 15 cannot write there,
; 16 an order that is not understood.
Unicode true
!include "MUI2.nsh"
!include "nsDialogs.nsh"
!include "LogicLib.nsh"
!include "x64.nsh"
!include "WinVer.nsh"
!include "FileFunc.nsh"
!include "WordFunc.nsh"
!include "$%TUTD_INSTALLER_INPUT%"

; PRETEND_… stand in, in tests, for an account and a disk that cannot be had there; packing never defines them.
!ifdef PRETEND_KILOBYTES
  !undef INSTALLED_KILOBYTES
  !define INSTALLED_KILOBYTES "${PRETEND_KILOBYTES}"
!endif

!define OWN_KEY "Software\${APP_GUID}"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP_GUID}"
!define CLASSES "Software\Classes"
!define OPEN_COMMAND '"$INSTDIR\${EXECUTABLE}" "%1"'

Name "${DISPLAY_NAME}"
Caption "${DISPLAY_NAME} ${VERSION} 安装"
UninstallCaption "${DISPLAY_NAME} ${VERSION} 卸载"
!ifdef STAND_IN
  BrandingText "${STAND_IN}"
!else
  BrandingText "${DISPLAY_NAME} ${VERSION}"
!endif
SetCompress auto
SetCompressor /SOLID lzma
SetCompressorDictSize 64
CRCCheck force
AllowSkipFiles off
RequestExecutionLevel user
ManifestDPIAware true
ShowInstDetails nevershow
ShowUninstDetails nevershow

Var Upgrade
Var Given
Var OlderVersion
Var Purge
Var PurgeBox

; ---- Pages -----------------------------------------------------------------------------------------------------------
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "安装 ${DISPLAY_NAME} ${VERSION}"
!ifdef STAND_IN
  !define WELCOME_HEAD "${STAND_IN}。$\r$\n本安装程序不含真正的程序，只用来检验打包和安装过程。$\r$\n$\r$\n"
!else
  !define WELCOME_HEAD ""
!endif
!define MUI_WELCOMEPAGE_TEXT "${WELCOME_HEAD}默认只为当前用户安装，不需要管理员权限，不联网。$\r$\n$\r$\n已经安装的，将在原处升级，预算数据保持不变。$\r$\n$\r$\n请先关闭正在运行的本程序，再点击“下一步”。"
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_CUSTOMFUNCTION_PRE SkipFolderPage
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE LeaveFolderPage
!define MUI_DIRECTORYPAGE_TEXT_TOP "程序装入所选文件夹下的“${PRODUCT_FOLDER}”子文件夹；所选文件夹中的其他文件不受影响。"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "运行 ${DISPLAY_NAME}"
!define MUI_FINISHPAGE_RUN_FUNCTION RunProgram
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
UninstPage custom un.DataPage un.LeaveDataPage
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

; ---- Refusing --------------------------------------------------------------------------------------------------------
; Silent runs show no box: the sentence goes to the console that started us, where there is one.
!macro Refuse CODE SENTENCE
  ${If} ${Silent}
    System::Call 'kernel32::AttachConsole(i -1)'
    System::Call 'kernel32::GetStdHandle(i -11) p .s'
    Pop $R9
    FileWrite $R9 "${SENTENCE}$\r$\n"
  ${EndIf}
  MessageBox MB_OK|MB_ICONSTOP "${SENTENCE}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend
!define Refuse '!insertmacro Refuse'

!macro SharedFunctions un
; A running program's file cannot be opened for writing; no process list and no script is needed to know.
Function ${un}RefuseWhileRunning
  ${IfNot} ${FileExists} "$INSTDIR\${EXECUTABLE}"
    Return
  ${EndIf}
  again:
  ClearErrors
  FileOpen $0 "$INSTDIR\${EXECUTABLE}" a
  ${IfNot} ${Errors}
    FileClose $0
    Return
  ${EndIf}
  ${IfNot} ${Silent}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "“${DISPLAY_NAME}”正在运行。请保存并关闭后重试。" IDRETRY again
  ${EndIf}
  ${Refuse} 5 "“${DISPLAY_NAME}”正在运行，没有改动任何文件。请关闭后再试。"
FunctionEnd

; The account as it is now: a filtered administrator counts as none, because nothing here asks for elevation.
Function ${un}RefuseWithoutAdministrator
  !ifdef PRETEND_ACCOUNT
    StrCpy $0 "${PRETEND_ACCOUNT}"
  !else
    UserInfo::GetAccountType
    Pop $0
  !endif
  ${If} $0 != "Admin"
    ${Refuse} 10 "为所有用户安装或卸载，须先以管理员身份启动本程序。没有改动任何文件。"
  ${EndIf}
FunctionEnd

Function ${un}TellShell
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
FunctionEnd
!macroend
!insertmacro SharedFunctions ""
!insertmacro SharedFunctions "un."

; ---- Installing ------------------------------------------------------------------------------------------------------
Function .onInit
  SetRegView 64
  ${IfNot} ${IsNativeAMD64}
    ${Refuse} 3 "需要 64 位（x64）的 Windows。"
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
    ${Refuse} 4 "需要 Windows 10 或更高版本。"
  ${EndIf}
  System::Call 'kernel32::CreateMutex(p 0, i 0, t "Local\${APP_GUID}-setup") p .r1 ?e'
  Pop $0
  ${If} $0 = 183
    ${Refuse} 7 "另一个安装程序正在运行，请等它结束。"
  ${EndIf}
  StrCpy $Given $INSTDIR
  Call RefuseLostOrders
  Call ChooseScope
  Call FindOlder
FunctionEnd

; NSIS takes /D= only bare, last and usable, and would otherwise quietly install elsewhere. Its own copy of the line has lost
; the word; the system's has not.
Function RefuseLostOrders
  ${If} $Given != ""
    Return
  ${EndIf}
  System::Call 'kernel32::GetCommandLineW() t .r0'
  ClearErrors
  ${WordFind} "$0" "/D=" "E+1{" $1
  ${IfNot} ${Errors}
    ${Refuse} 16 "参数 /D= 没有起作用：它须放在最后，整个参数不加引号，文件夹须能建立。例如：/S /D=D:\财政 软件"
  ${EndIf}
FunctionEnd

; No scope falls back to the other: a technician's order is carried out or refused.
Function ChooseScope
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/ALLUSERS" $1
  ${If} ${Errors}
    SetShellVarContext current
    StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${PRODUCT_FOLDER}"
    ReadRegStr $2 HKLM "${OWN_KEY}" "InstallLocation"
    ${If} $2 != ""
    ${AndIf} ${FileExists} "$2\${EXECUTABLE}"
      ${Refuse} 9 "本机已为所有用户安装（$2），请由管理员升级，或先卸载。"
    ${EndIf}
  ${Else}
    Call RefuseWithoutAdministrator
    SetShellVarContext all
    StrCpy $INSTDIR "$PROGRAMFILES64\${PRODUCT_FOLDER}"
    ReadRegStr $2 HKCU "${OWN_KEY}" "InstallLocation"
    ${If} $2 != ""
    ${AndIf} ${FileExists} "$2\${EXECUTABLE}"
      ${Refuse} 9 "当前用户已单独安装（$2），请先卸载，再为所有用户安装。"
    ${EndIf}
  ${EndIf}
FunctionEnd

Function FindOlder
  ReadRegStr $0 SHCTX "${OWN_KEY}" "InstallLocation"
  ${If} $0 == ""
  ${OrIfNot} ${FileExists} "$0\${EXECUTABLE}"
    ${If} $Given != ""
      StrCpy $INSTDIR $Given
      Call AppendFolder
    ${EndIf}
    Return
  ${EndIf}
  StrCpy $INSTDIR $0
  StrCpy $Upgrade 1
  ${If} $Given != ""
    StrCpy $1 $INSTDIR
    StrCpy $INSTDIR $Given
    Call AppendFolder
    ${If} $INSTDIR != $1
      ${Refuse} 13 "已安装在“$1”，只能在原处升级。要换地方，请先卸载；卸载不删除预算数据。"
    ${EndIf}
  ${EndIf}
  ReadRegStr $OlderVersion SHCTX "${OWN_KEY}" "Version"
  ${VersionCompare} "${VERSION}" "$OlderVersion" $2
  ${If} $2 = 2
    ${Refuse} 8 "已安装较新的 $OlderVersion 版。旧版打不开新版写过的数据，不能装回 ${VERSION} 版。没有改动任何文件。"
  ${EndIf}
FunctionEnd

; Whatever folder is chosen, the program gets one of its own in it; a folder that is already its own is kept.
Function AppendFolder
  again:
  StrCpy $R0 $INSTDIR 1 -1
  ${If} $R0 == "\"
  ${OrIf} $R0 == "/"
    StrCpy $INSTDIR $INSTDIR -1
    Goto again
  ${EndIf}
  ${GetFileName} $INSTDIR $R0
  ${If} $R0 != "${PRODUCT_FOLDER}"
    StrCpy $INSTDIR "$INSTDIR\${PRODUCT_FOLDER}"
  ${EndIf}
FunctionEnd

Function SkipFolderPage
  ${If} $Upgrade = 1
    Abort
  ${EndIf}
FunctionEnd

Function LeaveFolderPage
  Call AppendFolder
  ${If} ${FileExists} "$INSTDIR\${EXECUTABLE}"
  ${AndIfNot} ${FileExists} "$INSTDIR\${LIST_NAME}"
    MessageBox MB_OK|MB_ICONEXCLAMATION "“$INSTDIR”中已有不是安装程序装入的同名程序（例如便携版）。请另选文件夹。"
    Abort
  ${EndIf}
FunctionEnd

Function RefuseBadFolder
  ${If} ${FileExists} "$INSTDIR\${EXECUTABLE}"
  ${AndIfNot} ${FileExists} "$INSTDIR\${LIST_NAME}"
    ${Refuse} 6 "“$INSTDIR”中已有不是安装程序装入的同名程序（例如便携版），没有改动任何文件。"
  ${EndIf}
  ${GetRoot} $INSTDIR $0
  ClearErrors
  ${DriveSpace} "$0\" "/D=F /S=K" $1
  ${IfNot} ${Errors}
    System::Int64Op $1 < ${INSTALLED_KILOBYTES}
    Pop $2
    ${If} $2 = 1
      ${Refuse} 14 "“$0”剩余空间不足，需要 ${INSTALLED_KILOBYTES} KB。没有改动任何文件。"
    ${EndIf}
  ${EndIf}
  ClearErrors
  CreateDirectory $INSTDIR
  ${IfNot} ${Errors}
    GetTempFileName $3 $INSTDIR
    Delete $3
  ${EndIf}
  ${If} ${Errors}
    ${Refuse} 15 "不能写入“$INSTDIR”，请另选文件夹。"
  ${EndIf}
FunctionEnd

; What the older version had and this one has not, by the list that the older setup left. Nothing else is touched, and a line
; that leads out of the folder is not followed.
Function DeleteStaleFiles
  ${IfNot} ${FileExists} "$PLUGINSDIR\older.txt"
    Return
  ${EndIf}
  FileOpen $0 "$PLUGINSDIR\older.txt" r
  next:
  ClearErrors
  FileReadUTF16LE $0 $1
  IfErrors done
  trim:
  StrCpy $2 $1 1 -1
  ${If} $2 == "$\r"
  ${OrIf} $2 == "$\n"
    StrCpy $1 $1 -1
    Goto trim
  ${EndIf}
  StrCmp $1 "" next
  StrCpy $2 $1 1
  StrCmp $2 "\" next
  StrCpy $3 0
  scan:
  StrCpy $2 $1 2 $3
  StrCmp $2 ".." next
  StrCpy $2 $1 1 $3
  StrCmp $2 ":" next
  StrCmp $2 "/" next
  IntOp $3 $3 + 1
  StrCmp $2 "" 0 scan
  !insertmacro SkipIfShipped $1 next
  Delete "$INSTDIR\$1"
  StrCpy $2 "$INSTDIR\$1"
  upward:
  ${GetParent} $2 $2
  StrCmp $2 $INSTDIR next
  StrCmp $2 "" next
  ClearErrors
  RMDir $2
  IfErrors next upward
  done:
  FileClose $0
FunctionEnd

Function WriteRegistration
  WriteRegStr SHCTX "${OWN_KEY}" "InstallLocation" $INSTDIR
  WriteRegStr SHCTX "${OWN_KEY}" "Version" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "${DISPLAY_NAME}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${EXECUTABLE},0"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" $INSTDIR
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\${UNINSTALLER}"'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\${UNINSTALLER}" /S'
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" ${INSTALLED_KILOBYTES}
FunctionEnd

; An extension that someone else holds is left to him; the program is then offered in "open with".
Function WriteAssociation
  WriteRegStr SHCTX "${CLASSES}\${PROG_ID}" "" "${PACKAGE_TITLE}"
  WriteRegStr SHCTX "${CLASSES}\${PROG_ID}\DefaultIcon" "" "$INSTDIR\${EXECUTABLE},0"
  WriteRegStr SHCTX "${CLASSES}\${PROG_ID}\shell\open\command" "" '${OPEN_COMMAND}'
  ReadRegStr $0 SHCTX "${CLASSES}\${PACKAGE_EXTENSION}" ""
  ${If} $0 == ""
  ${OrIf} $0 == "${PROG_ID}"
    WriteRegStr SHCTX "${CLASSES}\${PACKAGE_EXTENSION}" "" "${PROG_ID}"
    WriteRegStr SHCTX "${CLASSES}\${PACKAGE_EXTENSION}" "Content Type" "${PACKAGE_MIME}"
  ${EndIf}
  WriteRegStr SHCTX "${CLASSES}\${PACKAGE_EXTENSION}\OpenWithProgids" "${PROG_ID}" ""
  Call TellShell
FunctionEnd

; A desktop link that the person has thrown away does not come back with an upgrade.
Function WriteLinks
  SetOutPath $INSTDIR
  CreateShortCut "$SMPROGRAMS\${DISPLAY_NAME}.lnk" "$INSTDIR\${EXECUTABLE}"
  ${If} $Upgrade <> 1
  ${OrIf} ${FileExists} "$DESKTOP\${DISPLAY_NAME}.lnk"
    CreateShortCut "$DESKTOP\${DISPLAY_NAME}.lnk" "$INSTDIR\${EXECUTABLE}"
  ${EndIf}
FunctionEnd

Section
  Call AppendFolder
  Call RefuseBadFolder
  Call RefuseWhileRunning
  InitPluginsDir
  ${If} ${FileExists} "$INSTDIR\${LIST_NAME}"
    CopyFiles /SILENT "$INSTDIR\${LIST_NAME}" "$PLUGINSDIR\older.txt"
  ${EndIf}
  SetOverwrite on
  !insertmacro ExtractFiles
  WriteUninstaller "$INSTDIR\${UNINSTALLER}"
  Call DeleteStaleFiles
  Call WriteRegistration
  Call WriteAssociation
  Call WriteLinks
SectionEnd

; A first installation that broke off leaves nothing; a broken upgrade is mended by running the setup again.
Function .onInstFailed
  ${If} $Upgrade <> 1
    SetOutPath $TEMP
    !insertmacro DeleteInstalledFiles
  ${EndIf}
FunctionEnd

; Started through the shell, so that a setup run by an administrator does not hand its rights on.
Function RunProgram
  Exec '"$WINDIR\explorer.exe" "$INSTDIR\${EXECUTABLE}"'
FunctionEnd

; ---- Uninstalling ----------------------------------------------------------------------------------------------------
Function un.onInit
  SetRegView 64
  ${GetFileName} $INSTDIR $0
  ${If} $0 != "${PRODUCT_FOLDER}"
  ${OrIfNot} ${FileExists} "$INSTDIR\${LIST_NAME}"
    ${Refuse} 12 "卸载程序不在原来的文件夹中，没有删除任何文件。"
  ${EndIf}
  SetShellVarContext current
  ReadRegStr $1 HKLM "${OWN_KEY}" "InstallLocation"
  ${If} $1 == $INSTDIR
    Call un.RefuseWithoutAdministrator
    SetShellVarContext all
  ${EndIf}
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/PURGE" $1
  ${IfNot} ${Errors}
    StrCpy $Purge 1
  ${EndIf}
FunctionEnd

Function un.DataPage
  !insertmacro MUI_HEADER_TEXT "预算数据" "卸载程序，默认保留预算数据。"
  nsDialogs::Create 1018
  Pop $0
  ${NSD_CreateLabel} 0 0 100% 40u "预算数据保存在当前用户的程序数据文件夹“${DATA_FOLDER}”中。保留的，重新安装后可继续使用。移到别处的数据和第二份备份，卸载程序从不删除。"
  Pop $0
  ${NSD_CreateCheckbox} 0 48u 100% 12u "同时删除当前用户的预算数据（不能恢复）"
  Pop $PurgeBox
  ${If} $Purge = 1
    ${NSD_Check} $PurgeBox
  ${EndIf}
  nsDialogs::Show
FunctionEnd

Function un.LeaveDataPage
  ${NSD_GetState} $PurgeBox $Purge
  ${If} $Purge = ${BST_CHECKED}
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "确定删除当前用户的全部预算数据吗？删除后不能恢复。" IDYES +2
    Abort
  ${EndIf}
FunctionEnd

Function un.PurgeData
  SetShellVarContext current
  ${If} $APPDATA != ""
    RMDir /r "$APPDATA\${DATA_FOLDER}"
  ${EndIf}
FunctionEnd

; Only what is still ours: another installation may have taken the type or the extension over.
Function un.RemoveAssociation
  ReadRegStr $0 SHCTX "${CLASSES}\${PROG_ID}\shell\open\command" ""
  ${If} $0 != '${OPEN_COMMAND}'
    Return
  ${EndIf}
  DeleteRegKey SHCTX "${CLASSES}\${PROG_ID}"
  ReadRegStr $0 SHCTX "${CLASSES}\${PACKAGE_EXTENSION}" ""
  ${If} $0 == "${PROG_ID}"
    DeleteRegValue SHCTX "${CLASSES}\${PACKAGE_EXTENSION}" ""
    DeleteRegValue SHCTX "${CLASSES}\${PACKAGE_EXTENSION}" "Content Type"
  ${EndIf}
  DeleteRegValue SHCTX "${CLASSES}\${PACKAGE_EXTENSION}\OpenWithProgids" "${PROG_ID}"
  DeleteRegKey /ifnosubkeys /ifnovalues SHCTX "${CLASSES}\${PACKAGE_EXTENSION}\OpenWithProgids"
  DeleteRegKey /ifnosubkeys /ifnovalues SHCTX "${CLASSES}\${PACKAGE_EXTENSION}"
  Call un.TellShell
FunctionEnd

Function un.RemoveRegistration
  ReadRegStr $0 SHCTX "${OWN_KEY}" "InstallLocation"
  ${If} $0 != $INSTDIR
    Return
  ${EndIf}
  DeleteRegKey SHCTX "${UNINSTALL_KEY}"
  DeleteRegKey SHCTX "${OWN_KEY}"
  Delete "$SMPROGRAMS\${DISPLAY_NAME}.lnk"
  Delete "$DESKTOP\${DISPLAY_NAME}.lnk"
FunctionEnd

Section "Uninstall"
  Call un.RefuseWhileRunning
  SetOutPath $TEMP
  Call un.RemoveAssociation
  Call un.RemoveRegistration
  !insertmacro DeleteInstalledFiles
  ${If} $Purge = 1
    Call un.PurgeData
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\${EXECUTABLE}"
    SetErrorLevel 11
    MessageBox MB_OK|MB_ICONEXCLAMATION "有文件未能删除，请重新启动计算机后删除文件夹“$INSTDIR”。" /SD IDOK
  ${EndIf}
SectionEnd
